import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import {
  educationTitles,
  OrgTree,
  PersonDirectory,
  postCodes,
  PostDirectory,
  postKind,
  TraitDirectory,
} from '#registry/contract';
import { NOTHING, officialMonth, PaperPeople, type CareerLine } from '../contract/index.js';

const ERASED = '（已清除）';
const SUBDISTRICT = '街道';

/** People, posts and units on forms, as the registry has them. */
@Injectable()
export class RegisteredPaperPeople extends PaperPeople {
  constructor(
    private readonly people: PersonDirectory,
    private readonly traits: TraitDirectory,
    private readonly posts: PostDirectory,
    private readonly tree: OrgTree,
  ) {
    super();
  }

  async name(personId: string): Promise<string> {
    return (await this.people.nameOf(personId)) ?? ERASED;
  }

  async names(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const known = await this.people.namesOf(personIds);
    return new Map(personIds.map((personId) => [personId, known.get(personId) ?? ERASED]));
  }

  async unit(code: string): Promise<string> {
    return (await this.tree.find(code))?.name ?? code;
  }

  async partyCommittee(townCode: string): Promise<string> {
    const town = await this.unit(townCode);
    return `${town}${town.endsWith(SUBDISTRICT) ? '党工委' : '党委'}`;
  }

  post(code: string): string {
    const post = postCodes.find((known) => known === code);
    return post === undefined ? code : postKind(post).zh;
  }

  async postsOf(personId: string, on: LocalDate): Promise<string> {
    const held = await this.posts.postsOn(personId, on);
    return held.map(({ post }) => this.post(post)).join('、') || NOTHING;
  }

  async careerOf(personId: string): Promise<readonly CareerLine[]> {
    const terms = await this.posts.termsOf(personId);
    return Promise.all(
      terms.map(async ({ startedOn, endedOn, orgCode, post }) => ({
        period: `${officialMonth(startedOn)}—${endedOn === null ? '至今' : officialMonth(endedOn)}`,
        description: `${await this.unit(orgCode)}${this.post(post)}`,
      })),
    );
  }

  async personal(personId: string) {
    const known = (await this.traits.traitsOf([personId])).get(personId);
    const { sex = null, bornOn = null, education = null, partyMember = null, partySince = null } = known ?? {};
    return {
      gender: sex === null ? NOTHING : sex === 'male' ? '男' : '女',
      bornIn: officialMonth(bornOn),
      education: education === null ? NOTHING : educationTitles[education].zh,
      politicalStatus: partyMember === null ? NOTHING : partyMember ? '中共党员' : '群众',
      joinedPartyIn: officialMonth(partySince),
    };
  }
}
