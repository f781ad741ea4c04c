import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter } from '#access/contract';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PersonDirectory } from '#registry/contract';
import type { Page, PageOf } from '#web';
import { CaseOwners } from '../contract/index.js';
import { numberKeepers } from '../domain/number-keepers.js';
import { all, caseLines } from '../scoping/case-lines.js';
import { callerOf, type Caller } from '../scoping/caller.policy.js';
import { LineViews, type PersonView, type UnitView } from '../scoping/line-view.query.js';
import type { DocumentNumberRow } from './document-numbers.projection.js';

export type NumberFilter = Readonly<{
  org?: string | undefined;
  documentClass?: string | undefined;
  year?: number | undefined;
  voided?: boolean | undefined;
  number?: string | undefined;
}>;

/** The reason of a number that was voided is null once who voided it has been erased. */
export type NumberView = Readonly<{
  number: string;
  org: UnitView;
  documentClass: string;
  year: number;
  sequence: number;
  givenOn: LocalDate;
  voided: boolean;
  voidedOn: LocalDate | null;
  voidedBy: PersonView | null;
  reason: string | null;
}>;

/** What a number is to whoever wants to void it. `inUse` where a case that is not void bears it. */
export type NumberFound = Readonly<{
  orgCode: string;
  documentClass: string;
  year: number;
  sequence: number;
  purpose: string;
  inUse: boolean;
}>;

/** Numbers of the organs whose register the caller keeps for the class, or that the caller supervises. */
@Injectable()
export class NumberRegister {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly owners: CaseOwners,
    private readonly people: PersonDirectory,
    private readonly lines: LineViews,
  ) {}

  /** By organ, class and year, the latest number first. */
  async page(filter: NumberFilter, { page, size }: PageOf): Promise<Page<NumberView>> {
    const held = heldBy(callerOf(await this.scopes.current()));
    const wanted = all([isKept, ...conditionsOf(filter)]);
    const rows = sql<DocumentNumberRow>`${held} select n.* from document_numbers n where ${wanted}
      order by n.org_code, n.document_class, n.year desc, n.sequence desc limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<{ total: number }>`${held} select count(*) as total from document_numbers n where ${wanted}`;
    const [found, counted] = await Promise.all([rows.execute(this.store.db), counts.execute(this.store.db)]);
    return { items: await this.viewsOf(found.rows), total: counted.rows[0]!.total, page, size };
  }

  /** The number, where the caller may know of it. */
  async find(number: string): Promise<NumberFound | undefined> {
    const held = heldBy(callerOf(await this.scopes.current()));
    const { rows } = await sql<NumberFound>`${held}
      select n.org_code as "orgCode", n.document_class as "documentClass", n.year, n.sequence, n.purpose,
        exists (select from ${caseLines(this.owners)} l where l.register_number = n.number and l.status <> 'void')
          as "inUse"
      from document_numbers n where n.number = ${number} and ${isKept}`.execute(this.store.db);
    return rows[0];
  }

  private async viewsOf(rows: readonly DocumentNumberRow[]): Promise<readonly NumberView[]> {
    const voiders = rows.flatMap(({ voided_by }) => voided_by ?? []);
    const [units, names] = await Promise.all([
      this.lines.units(rows.map(({ org_code }) => org_code)),
      this.people.namesOf([...new Set(voiders)]),
    ]);
    return rows.map((row) => ({
      number: row.number,
      org: { code: row.org_code, name: units(row.org_code).name },
      documentClass: row.document_class,
      year: row.year,
      sequence: row.sequence,
      givenOn: row.given_on,
      voided: row.voided,
      voidedOn: row.voided_on,
      voidedBy: row.voided_by === null ? null : { personId: row.voided_by, name: names.get(row.voided_by) ?? null },
      reason: row.reason,
    }));
  }
}

const keepers = Object.entries(numberKeepers).flatMap(([documentClass, roles]) =>
  roles.map((role) => ({ documentClass, role })),
);

/** `held`: what the caller holds, spread over the units below; `supervised` in the place of a role where they supervise. */
const heldBy = ({ roles, units, supervised }: Caller): RawBuilder<unknown> => sql`
  with recursive held(role, code) as (
    select * from unnest(${[...roles, ...supervised.map(() => 'supervised')]}::text[],
      ${[...units, ...supervised]}::text[])
    union
    select held.role, u.key from held join org_units u on u.above_code = held.code
  ), kept(class, role) as (
    select * from unnest(${keepers.map(({ documentClass }) => documentClass)}::text[],
      ${keepers.map(({ role }) => role)}::text[]))`;

/** SQL condition on the numbers `n`. */
const isKept = sql<boolean>`exists (select from held where held.code = n.org_code and (held.role = 'supervised'
  or exists (select from kept where kept.class = n.document_class and kept.role = held.role)))`;

const conditionsOf = ({ org, documentClass, year, voided, number }: NumberFilter): readonly RawBuilder<boolean>[] => [
  ...(org === undefined ? [] : [sql<boolean>`n.org_code = ${org}`]),
  ...(documentClass === undefined ? [] : [sql<boolean>`n.document_class = ${documentClass}`]),
  ...(year === undefined ? [] : [sql<boolean>`n.year = ${year}`]),
  ...(voided === undefined ? [] : [sql<boolean>`n.voided = ${voided}`]),
  ...(number === undefined ? [] : [sql<boolean>`n.number = ${number}`]),
];
