import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import type { PostCode, Regime } from '../domain/posts.js';
import { withinUnits } from '../scoping/within-units.js';

export type PersonPost = Readonly<{
  termId: string;
  orgCode: string;
  orgName: string | null;
  post: PostCode;
  regime: Regime;
  publicPower: boolean;
  startedOn: LocalDate;
  plannedEndOn: LocalDate | null;
  endedOn: LocalDate | null;
}>;

/** Every term of a person, the latest first. */
@Injectable()
export class PersonPosts {
  constructor(private readonly store: ReadStore) {}

  /** Only the terms at or below `units`; all of them where `units` is 'everywhere'. */
  async of(personId: string, units: readonly string[] | 'everywhere'): Promise<readonly PersonPost[]> {
    let found = this.store.db
      .selectFrom('terms')
      .leftJoin('org_units', 'org_units.key', 'terms.org_code')
      .where('person_id', '=', personId);
    if (units !== 'everywhere') found = found.where(withinUnits('terms.org_code', units));
    return found
      .select([
        'term_id as termId',
        'org_code as orgCode',
        'org_units.name as orgName',
        'post',
        'regime',
        'public_power as publicPower',
        'started_on as startedOn',
        'planned_end_on as plannedEndOn',
        'ended_on as endedOn',
      ])
      .orderBy('started_on', 'desc')
      .orderBy('terms.key')
      .execute();
  }
}
