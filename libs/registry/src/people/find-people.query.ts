import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter, unitsOf } from '#access/contract';
import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import { ACCOUNT_OPENERS } from '../domain/register-readers.js';
import type { Presence } from '../domain/person.state.js';
import type { PostCode } from '../domain/posts.js';
import { readUnitsOf } from '../scoping/seen-people.policy.js';
import { scopeUnits } from '../scoping/scope-units.js';
import { foldSearchWords } from '../contract/search-words.js';

/** `q` is the beginning of a name, of its reading or of its initials, or of the code of a unit (4 digits or more). */
export type PeopleFilter = Readonly<{
  q?: string | undefined;
  unit?: string | undefined;
  post?: PostCode | undefined;
  page: number;
  size: number;
}>;

export type PersonLine = Readonly<{
  personId: string;
  name: string | null;
  orgCode: string;
  orgName: string | null;
  presence: Presence;
  posts: readonly Readonly<{ post: PostCode; orgCode: string }>[];
}>;

export type PeoplePage = Readonly<{ items: readonly PersonLine[]; total: number; page: number; size: number }>;

type Line = {
  person_id: string;
  name: string | null;
  org_code: string;
  org_name: string | null;
  presence: Presence;
  posts: PersonLine['posts'];
};

/** A page beyond the last one holds the count alone. */
type Found = { total: number } & (Line | { person_id: null });

const UNIT_CODE = /^\d{4,}$/;
/** So many digits name a town or a village, whose people are few and found by the index. */
const TOWN_DIGITS = 9;

/**
 * People who are registered, or hold a post today, at or below a unit where the caller reads the register, in the order of
 * the readings of their names; and the caller. Whoever opens accounts finds those who are registered, without their posts.
 * Others are neither listed nor counted.
 */
@Injectable()
export class FindPeople {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever holds a post that the caller may see is seen by it, so a search by post asks for nothing else. `is true` keeps
   * the set of its holders one that is gathered once; as a join it is estimated far too small. What is searched for is found
   * before it is asked who may see it: both at once are planned as a scan of all people.
   */
  async page(filter: PeopleFilter): Promise<PeoplePage> {
    const { page, size } = filter;
    const today = this.clock.today();
    const scope = await this.scopes.current();
    const own = scope.actor.personId ?? null;
    const runs = sql`t.started_on <= ${today}::date and (t.ended_on is null or t.ended_on > ${today}::date)`;
    const allSeen = sql`terms t where ${runs}
      and (t.person_id = ${own} or t.org_code = any(array(select code from scope)))`;
    const seenAmong = sql`terms t where ${runs}
      and (t.person_id = ${own} or t.org_code in (select code from scope))`;
    const seen = sql`(p.key = ${own} or p.org_code in (select code from scope)
      or p.org_code in (select code from openable)
      or p.key in (select t.person_id from ${allSeen}))`;
    const holders = sql`(p.key in (select t.person_id from ${allSeen} and t.post = ${filter.post})) is true`;
    const posts = sql`select
        coalesce(jsonb_agg(jsonb_build_object('post', t.post, 'orgCode', t.org_code) order by t.key), '[]')
      from ${seenAmong} and t.person_id = p.key`;
    const once = filter.q === undefined ? sql`not materialized` : sql`materialized`;
    const rows = sql<Found>`with recursive ${scopeUnits(readUnitsOf(scope))},
        ${scopeUnits(unitsOf(scope, ACCOUNT_OPENERS), 'openable')},
        found as ${once} (select p.key, p.pinyin, p.org_code from people p where ${conditionsOf(filter, seenAmong)}),
        wanted as materialized (select p.key, p.pinyin, p.org_code from found p
          where ${filter.post === undefined ? seen : holders}),
        listed as (select key from wanted order by pinyin, org_code, key limit ${size} offset ${(page - 1) * size})
      select counted.total, p.person_id, p.name, p.org_code, p.presence,
        (select u.name from org_units u where u.key = p.org_code) as org_name, (${posts}) as posts
      from (select count(*) as total from wanted) counted
        left join (people p join listed on listed.key = p.key) on true
      order by p.pinyin, p.org_code, p.key`;
    const found = (await rows.execute(this.store.db)).rows;
    const total = found[0]!.total;
    return { items: found.filter(isLine).map(lineOf), total, page, size };
  }
}

/** `seenTerms` are the terms `t` that run today and that the caller may see, with a where clause to go on with. */
const conditionsOf = ({ q, unit }: PeopleFilter, seenTerms: RawBuilder<unknown>): RawBuilder<unknown> => {
  const holdersAt = (units: RawBuilder<unknown>) => sql`select t.person_id from ${seenTerms} and t.org_code ${units}`;
  const isAt = (units: RawBuilder<unknown>) => sql`(p.org_code ${units} or p.key in (${holdersAt(units)}))`;
  const isAtOneOfFew = (units: RawBuilder<unknown>) =>
    sql`p.key in (${holdersAt(units)}
      union select registered.key from people registered where registered.org_code ${units})`;
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  const words = q === undefined ? '' : foldSearchWords(q);
  const ofCode = sql`like ${`${words}%`}`;
  if (UNIT_CODE.test(words)) conditions.push(words.length < TOWN_DIGITS ? isAt(ofCode) : isAtOneOfFew(ofCode));
  else if (q !== undefined) conditions.push(sql`p.search_keys @> array[${words}]::text[]`);
  if (unit !== undefined) conditions.push(isAt(sql`in (with recursive ${scopeUnits([unit])} select code from scope)`));
  return sql.join(conditions, sql` and `);
};

const isLine = (found: Found): found is Found & Line => found.person_id !== null;

const lineOf = ({ person_id, name, org_code, org_name, presence, posts }: Line): PersonLine => ({
  personId: person_id,
  name,
  orgCode: org_code,
  orgName: org_name,
  presence,
  posts,
});
