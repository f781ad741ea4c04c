import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { OrgTree, type OrgUnit } from '../contract/org-tree.contract.js';
import { aboveOf, versionOn, type OrgUnitVersion } from '../domain/org-unit-version.js';
import { orgUnits, type OrgUnitRow } from './org-units.projection.js';

const CACHED_UNITS = 50_000;
const FRESH_MS = 1_000;

type Known = Pick<OrgUnitRow, 'code' | 'level' | 'established' | 'opened_on' | 'versions'>;

/**
 * Keeps the units that were asked for. Once a second at most it asks which of them have changed, so that every process
 * follows a move or a merger within a second of its being read; what was not found is asked for again.
 */
export class PostgresOrgTree extends OrgTree {
  private readonly known: LRUCache<string, Known>;
  private seen: number | undefined;
  private checkedAt = -Infinity;
  private checking: Promise<void> | undefined;
  private generation = 0;
  /** Units that are being read, by generation and code: who asks meanwhile waits for the same answer. */
  private readonly loading = new Map<string, Promise<Known | undefined>>();

  constructor(
    private readonly store: ReadStore,
    cachedUnits = CACHED_UNITS,
  ) {
    super();
    this.known = new LRUCache({ max: cachedUnits });
  }

  async find(code: string): Promise<OrgUnit | undefined> {
    await this.followChanges();
    const unit = await this.unit(code);
    return unit && asIt(unit, unit.versions.at(-1)!);
  }

  async findOn(code: string, day: LocalDate): Promise<OrgUnit | undefined> {
    await this.followChanges();
    const unit = await this.unit(code);
    const wasThere = unit && (!unit.established || unit.opened_on <= day);
    return wasThere ? asIt(unit, versionOn(unit.versions, day)) : undefined;
  }

  async path(code: string): Promise<readonly string[]> {
    return (await this.lineage(code)).map((unit) => unit.code);
  }

  async pathOn(code: string, day: LocalDate): Promise<readonly string[]> {
    return (await this.lineage(code, day)).map((unit) => unit.code);
  }

  async ancestors(code: string, day?: LocalDate): Promise<readonly OrgUnit[]> {
    return (await this.lineage(code, day)).slice(0, -1);
  }

  async covers(ancestor: string, code: string): Promise<boolean> {
    return ancestor === code || (await this.path(code)).includes(ancestor);
  }

  async readUpTo(position: bigint, timeoutMs: number): Promise<boolean> {
    const read = await this.store.waitFor([orgUnits.name], position, timeoutMs);
    this.checkedAt = -Infinity;
    await this.followChanges();
    return read;
  }

  /** From the top down to the unit itself, as they are now or were on the day. */
  private async lineage(code: string, day?: LocalDate): Promise<readonly OrgUnit[]> {
    if (this.isStale()) await this.followChanges();
    const lineage: OrgUnit[] = [];
    for (let next: string | null = code; next !== null;) {
      const unit: Known | undefined = this.known.get(next) ?? (await this.unit(next));
      if (!unit) break;
      const version: OrgUnitVersion = day === undefined ? unit.versions.at(-1)! : versionOn(unit.versions, day);
      lineage.unshift(asIt(unit, version));
      next = aboveOf(version);
    }
    return lineage;
  }

  private async unit(code: string): Promise<Known | undefined> {
    const known = this.known.get(code);
    if (known) return known;
    const key = `${this.generation} ${code}`;
    const loading = this.loading.get(key) ?? this.load(code).finally(() => this.loading.delete(key));
    this.loading.set(key, loading);
    return loading;
  }

  /** Reads the unit with everything above it. What changed while it was read is not kept. */
  private async load(code: string): Promise<Known | undefined> {
    const { generation } = this;
    const { rows } = await sql<Known>`
      with recursive up as (
        select code, level, established, opened_on, versions, above_code from org_units where key = ${code}
        union
        select u.code, u.level, u.established, u.opened_on, u.versions, u.above_code
        from up join org_units u on u.key = up.above_code
      ) select code, level, established, opened_on, versions from up`.execute(this.store.db);
    if (generation === this.generation) for (const unit of rows) this.known.set(unit.code, unit);
    return rows.find((unit) => unit.code === code);
  }

  private isStale(): boolean {
    return performance.now() - this.checkedAt >= FRESH_MS;
  }

  private async followChanges(): Promise<void> {
    if (!this.isStale()) return;
    this.checking ??= this.forgetChanged().finally(() => (this.checking = undefined));
    await this.checking;
  }

  private async forgetChanged(): Promise<void> {
    const startedAt = performance.now();
    const { rows } = await sql<{ code: string; changed_position: number }>`
      select code, changed_position from org_units where changed_position > ${this.seen ?? -1}
      order by changed_position desc limit ${this.seen === undefined ? 1 : CACHED_UNITS}`.execute(this.store.db);
    if (rows.length > 0 || this.seen === undefined) this.generation++;
    if (rows.length === CACHED_UNITS) this.known.clear();
    for (const { code } of rows) this.known.delete(code);
    this.seen = rows[0]?.changed_position ?? this.seen ?? -1;
    this.checkedAt = startedAt;
  }
}

const asIt = ({ code, level }: Known, { name, parentCode, status }: OrgUnitVersion): OrgUnit => ({
  code,
  name,
  level,
  parentCode,
  status,
});
