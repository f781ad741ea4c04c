import { Injectable } from '@nestjs/common';
import { NOTHING, numbered, PaperPeople } from '#forms/contract';
import { unitAt } from '#workflow';
import { occasions } from '../domain/occasions.js';
import { BatchRows, type BatchRow } from './batch-rows.query.js';
import type { ReviewPaperFacts } from './review-facts.js';

export type Candidate = BatchRow & Readonly<{ no: string; village: string; name: string }>;

/** What papers of joint reviews say of candidates and units beside what the case itself says. */
@Injectable()
export class PaperLookups {
  constructor(
    private readonly people: PaperPeople,
    private readonly batch: BatchRows,
  ) {}

  /** The candidate of the case alone. */
  async candidate({ caseId }: ReviewPaperFacts): Promise<Candidate> {
    return (await this.named(await this.batch.of(caseId, null)))[0]!;
  }

  async candidates({ caseId, opened }: ReviewPaperFacts): Promise<readonly Candidate[]> {
    return this.named(await this.batch.of(caseId, opened.batchId));
  }

  private async named(rows: readonly BatchRow[]): Promise<readonly Candidate[]> {
    const names = await this.people.names(rows.map(({ candidateId }) => candidateId));
    const villages = new Map<string, string>();
    for (const code of new Set(rows.map(({ villageCode }) => villageCode)))
      villages.set(code, await this.people.unit(code));
    return numbered(
      rows.map((row) => ({
        ...row,
        village: villages.get(row.villageCode)!,
        name: names.get(row.candidateId)!,
      })),
    );
  }

  async heading({ opened, orgPath }: ReviewPaperFacts) {
    const election = await this.batch.electionOf(opened.batchId);
    return {
      occasion: occasions[opened.occasion].zh,
      batch: election ?? NOTHING,
      town: await this.people.unit(unitAt(orgPath, 'town')),
    };
  }

  /** `历城区委组织部`. Basis: handbook 1.2, roles of the county. */
  async sender({ orgPath }: ReviewPaperFacts): Promise<string> {
    return `${await this.people.unit(unitAt(orgPath, 'county'))}委组织部`;
  }
}
