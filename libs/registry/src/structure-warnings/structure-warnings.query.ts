import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '../contract/person-directory.contract.js';
import type { PostCode } from '../domain/posts.js';
import { structureRules, type StructureRule } from '../domain/structure.warnings.js';
import { withinUnits } from '../scoping/within-units.js';

/** What a soft rule has found, with the rule and its basis; `liftedOn` is null while it holds. */
export type StructureWarning = Readonly<{
  warningId: string;
  orgCode: string;
  orgName: string | null;
  rule: StructureRule;
  title: Readonly<{ zh: string; en: string }>;
  basis: string;
  posts: readonly PostCode[];
  persons: readonly Readonly<{ personId: string; name: string | null }>[];
  recordedOn: LocalDate;
  liftedOn: LocalDate | null;
}>;

export type WarningFilter = Readonly<{
  unit?: string | undefined;
  rule?: StructureRule | undefined;
  open?: boolean | undefined;
}>;

@Injectable()
export class StructureWarnings {
  constructor(
    private readonly store: ReadStore,
    private readonly people: PersonDirectory,
  ) {}

  /** Those at or below `units`, the latest first. */
  async page(
    units: readonly string[],
    filter: WarningFilter,
    { page, size }: Readonly<{ page: number; size: number }>,
  ) {
    const { unit, rule, open } = filter;
    let found = this.store.db
      .selectFrom('structure_warnings')
      .leftJoin('org_units', 'org_units.key', 'structure_warnings.org_code')
      .where(withinUnits('structure_warnings.org_code', units));
    if (unit !== undefined) found = found.where(withinUnits('structure_warnings.org_code', [unit]));
    if (rule !== undefined) found = found.where('rule', '=', rule);
    if (open !== undefined) found = found.where('lifted_on', open ? 'is' : 'is not', null);
    const [rows, { total }] = await Promise.all([
      found
        .select(['structure_warnings.key as warningId', 'org_code as orgCode', 'org_units.name as orgName', 'rule'])
        .select(['posts', 'persons', 'recorded_on as recordedOn', 'lifted_on as liftedOn'])
        .orderBy('recorded_on', 'desc')
        .orderBy('structure_warnings.key')
        .limit(size)
        .offset((page - 1) * size)
        .execute(),
      found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    ]);
    const names = await this.people.namesOf([...new Set(rows.flatMap(({ persons }) => persons))]);
    const items = rows.map((row): StructureWarning => {
      const { zh, en, basis } = structureRules[row.rule];
      const persons = row.persons.map((personId) => ({ personId, name: names.get(personId) ?? null }));
      return { ...row, title: { zh, en }, basis, persons };
    });
    return { items, total, page, size };
  }
}
