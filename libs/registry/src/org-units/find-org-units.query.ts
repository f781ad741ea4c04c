import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'kysely';
import { ReadStore, type ReadTables } from '#read-store';
import type { OrgUnit } from '../contract/org-tree.contract.js';
import type { OrgLevel } from '../domain/org-level.js';
import type { OrgUnitRow } from './org-units.projection.js';
import { unitOf } from './postgres-org-tree.adapter.js';

declare module '#read-store' {
  interface ReadTables {
    org_units: OrgUnitRow & { key: string };
  }
}

/** `after` is the last code of the page before; `limit` counts units. */
export type OrgUnitFilter = Readonly<{
  parent?: string | undefined;
  level?: OrgLevel | undefined;
  q?: string | undefined;
  after?: string | undefined;
  limit: number;
}>;

/** `next` is the `after` of the following page, null on the last one. */
export type OrgUnitPage = Readonly<{ items: readonly OrgUnit[]; next: string | null }>;

/** Units in the order of their codes. `q` finds a part of the name or the beginning of the code. */
@Injectable()
export class FindOrgUnits {
  constructor(private readonly store: ReadStore) {}

  async page(filter: OrgUnitFilter): Promise<OrgUnitPage> {
    const rows = await filtered(this.store.db.selectFrom('org_units'), filter)
      .select(['code', 'name', 'level', 'parent_code'])
      .orderBy('key')
      .limit(filter.limit + 1)
      .execute();
    const items = rows.slice(0, filter.limit).map(unitOf);
    return { items, next: rows.length > filter.limit ? items.at(-1)!.code : null };
  }
}

type Units = SelectQueryBuilder<ReadTables, 'org_units', object>;

const filtered = (units: Units, { parent, level, q, after }: OrgUnitFilter): Units => {
  let found = units;
  if (parent !== undefined) found = found.where('parent_code', '=', parent);
  if (level !== undefined) found = found.where('level', '=', level);
  if (after !== undefined) found = found.where('key', '>', after);
  if (q === undefined) return found;
  const text = q.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
  return found.where((or) => or.or([or('name', 'like', `%${text}%`), or('code', 'like', `${text}%`)]));
};
