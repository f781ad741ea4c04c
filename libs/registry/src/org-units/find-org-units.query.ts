import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import type { OrgUnit } from '../contract/org-tree.contract.js';
import type { OrgLevel } from '../domain/org-level.js';

/** `after` is the last code of the page before; `limit` counts units. Without `on` the tree of today is listed. */
export type OrgUnitFilter = Readonly<{
  parent?: string | undefined;
  level?: OrgLevel | undefined;
  q?: string | undefined;
  on?: LocalDate | undefined;
  after?: string | undefined;
  limit: number;
}>;

/** `next` is the `after` of the following page, null on the last one. */
export type OrgUnitPage = Readonly<{ items: readonly OrgUnit[]; next: string | null }>;

export type Relations = Readonly<{
  openedOn: LocalDate;
  endedOn: LocalDate | null;
  predecessors: readonly string[];
  successors: readonly string[];
}>;

/** Units in the order of their codes. `q` finds a part of the name or the beginning of the code. */
@Injectable()
export class FindOrgUnits {
  constructor(private readonly store: ReadStore) {}

  /** The units that are open, or were open on the day: those that were loaded had been there before anybody loaded them. */
  async page(filter: OrgUnitFilter): Promise<OrgUnitPage> {
    const wanted = sql.join(conditionsOf(filter), sql` and `);
    const { rows } = await sql<OrgUnit>`
      select code, v.name, level, v.parent as "parentCode", v.status from ${versionsAt(filter.on)}
      where ${wanted} order by key limit ${filter.limit + 1}`.execute(this.store.db);
    const items = rows.slice(0, filter.limit);
    return { items, next: rows.length > filter.limit ? items.at(-1)!.code : null };
  }

  /** When the unit began and ended, and what it came from and became; undefined where it is not registered. */
  relationsOf(code: string): Promise<Relations | undefined> {
    return this.store.db
      .selectFrom('org_units')
      .where('key', '=', code)
      .select(['opened_on as openedOn', 'closed_on as endedOn', 'predecessors', 'successors'])
      .executeTakeFirst();
  }
}

/** Units `u`, each with its version `v` of the day; without a day the version is that of the row itself. */
const versionsAt = (on: LocalDate | undefined): RawBuilder<unknown> =>
  on === undefined
    ? sql`org_units u cross join lateral (select u.name, u.parent_code as parent, u.status) v`
    : sql`org_units u cross join lateral (
        select version->>'name' as name, version->>'parentCode' as parent, version->>'status' as status
        from jsonb_array_elements(u.versions) with ordinality versions(version, place)
        where place = 1 or version->>'from' <= ${on} order by place desc limit 1) v`;

const conditionsOf = ({ parent, level, q, on, after }: OrgUnitFilter): readonly RawBuilder<boolean>[] => {
  const wanted = [sql<boolean>`v.status = 'open'`];
  if (on !== undefined)
    wanted.push(
      sql`(not u.established or u.opened_on <= ${on}::date) and (u.closed_on is null or u.closed_on > ${on}::date)`,
    );
  if (parent !== undefined)
    wanted.push(
      on === undefined ? sql`u.parent_code = ${parent}` : sql`u.parents && ${[parent]}::text[]`,
      sql`v.parent = ${parent}`,
    );
  if (level !== undefined) wanted.push(sql`u.level = ${level}`);
  if (after !== undefined) wanted.push(sql`u.key > ${after}`);
  if (q !== undefined) {
    const text = q.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
    const named =
      on === undefined
        ? sql`u.name like ${`%${text}%`}`
        : sql`(u.names like ${`%${text}%`} and v.name like ${`%${text}%`})`;
    wanted.push(sql`(${named} or u.code like ${`${text}%`})`);
  }
  return wanted;
};
