import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { ReadStore } from '#read-store';
import { OrgTree, type OrgUnit } from '../contract/org-tree.contract.js';
import type { OrgUnitRow } from './org-units.projection.js';

const CACHED_UNITS = 50_000;

/** Units are never moved or renamed, so what was found once is kept; what was not found is asked for again. */
export class PostgresOrgTree extends OrgTree {
  private readonly known: LRUCache<string, OrgUnit>;

  constructor(
    private readonly store: ReadStore,
    cachedUnits = CACHED_UNITS,
  ) {
    super();
    this.known = new LRUCache({ max: cachedUnits });
  }

  async find(code: string): Promise<OrgUnit | undefined> {
    return this.known.get(code) ?? (await this.lineage(code)).at(-1);
  }

  async path(code: string): Promise<readonly string[]> {
    return (await this.lineage(code)).map((unit) => unit.code);
  }

  async ancestors(code: string): Promise<readonly OrgUnit[]> {
    return (await this.lineage(code)).slice(0, -1);
  }

  async covers(ancestor: string, code: string): Promise<boolean> {
    return ancestor === code || (await this.path(code)).includes(ancestor);
  }

  /** From the top down to the unit itself. */
  private async lineage(code: string): Promise<readonly OrgUnit[]> {
    return this.remembered(code) ?? (await this.load(code));
  }

  private remembered(code: string): readonly OrgUnit[] | undefined {
    const lineage: OrgUnit[] = [];
    for (let next: string | null = code; next !== null;) {
      const unit: OrgUnit | undefined = this.known.get(next);
      if (!unit) return undefined;
      lineage.unshift(unit);
      next = unit.parentCode;
    }
    return lineage;
  }

  private async load(code: string): Promise<readonly OrgUnit[]> {
    const { rows } = await sql<OrgUnitRow>`
      with recursive up as (
        select code, name, level, parent_code, 0 as height from org_units where key = ${code}
        union all
        select u.code, u.name, u.level, u.parent_code, up.height + 1 from up join org_units u on u.key = up.parent_code
      ) select code, name, level, parent_code from up order by height desc`.execute(this.store.db);
    const lineage = rows.map(unitOf);
    for (const unit of lineage) this.known.set(unit.code, unit);
    return lineage;
  }
}

export const unitOf = ({ code, name, level, parent_code }: OrgUnitRow): OrgUnit => ({
  code,
  name,
  level,
  parentCode: parent_code,
});
