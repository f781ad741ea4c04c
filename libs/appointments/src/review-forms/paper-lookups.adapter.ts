import { Injectable } from '@nestjs/common';
import { officialMonth } from '#forms/contract';
import { OrgTree, PersonDirectory, PostDirectory, postKind, TraitDirectory, type PostCode } from '#registry/contract';
import type { LocalDate } from '#kernel';
import { unitAt } from '#workflow';
import { occasions } from '../domain/occasions.js';
import { BatchRows, type BatchRow } from './batch-rows.query.js';
import type { ReviewPaperFacts } from './review-facts.js';

export const NOTHING = '—';

export type Candidate = BatchRow & Readonly<{ no: string; village: string; name: string }>;

export const postWord = (code: string): string => postKind(code as PostCode).zh;

export const numbered = <Row extends object>(rows: readonly Row[]) =>
  rows.map((row, index) => ({ ...row, no: String(index + 1) }));

/** What papers of joint reviews say of people and units beside what the case itself says. */
@Injectable()
export class PaperLookups {
  constructor(
    private readonly people: PersonDirectory,
    private readonly traits: TraitDirectory,
    private readonly posts: PostDirectory,
    private readonly tree: OrgTree,
    private readonly batch: BatchRows,
  ) {}

  /** The candidate of the case alone. */
  async candidate({ caseId }: ReviewPaperFacts): Promise<Candidate> {
    return (await this.named(await this.batch.of(caseId, null)))[0]!;
  }

  async postsOf(personId: string, on: LocalDate): Promise<string> {
    const held = await this.posts.postsOn(personId, on);
    return held.map(({ post }) => postWord(post)).join('、') || NOTHING;
  }

  async candidates({ caseId, opened }: ReviewPaperFacts): Promise<readonly Candidate[]> {
    return this.named(await this.batch.of(caseId, opened.batchId));
  }

  private async named(rows: readonly BatchRow[]): Promise<readonly Candidate[]> {
    const names = await this.people.namesOf(rows.map(({ candidateId }) => candidateId));
    const villages = new Map<string, string>();
    for (const code of new Set(rows.map(({ villageCode }) => villageCode))) villages.set(code, await this.unit(code));
    return numbered(
      rows.map((row) => ({
        ...row,
        village: villages.get(row.villageCode)!,
        name: names.get(row.candidateId) ?? '（已清除）',
      })),
    );
  }

  async personal({ candidateId }: Pick<BatchRow, 'candidateId'>) {
    const known = (await this.traits.traitsOf([candidateId])).get(candidateId);
    const { sex = null, bornOn = null, partyMember = null } = known ?? {};
    return {
      gender: sex === null ? NOTHING : sex === 'male' ? '男' : '女',
      bornIn: officialMonth(bornOn),
      politicalStatus: partyMember === null ? NOTHING : partyMember ? '中共党员' : '群众',
    };
  }

  async heading({ opened, orgPath }: ReviewPaperFacts) {
    const election = await this.batch.electionOf(opened.batchId);
    return {
      occasion: occasions[opened.occasion].zh,
      batch: election ?? NOTHING,
      town: await this.unit(unitAt(orgPath, 'town')),
    };
  }

  /** `历城区委组织部`. Basis: handbook 1.2, roles of the county. */
  async sender({ orgPath }: ReviewPaperFacts): Promise<string> {
    return `${await this.unit(unitAt(orgPath, 'county'))}委组织部`;
  }

  async name(personId: string): Promise<string> {
    return (await this.people.nameOf(personId)) ?? '（已清除）';
  }

  async unit(code: string): Promise<string> {
    return (await this.tree.find(code))?.name ?? code;
  }
}
