import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter } from '#access/contract';
import { UnknownStreamError } from '#event-store';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PEOPLE, PersonDirectory } from '#registry/contract';
import type { Page, PageOf } from '#web';
import type { FilingFacts } from '../domain/filing.facts.js';
import { reviewCaller } from '../scoping/caller-keys.policy.js';

/** `record` is the entry in the secretary database: `none`, `active` or `ended`. `dueOn` is that of the clock that runs. */
export type FilingView = Readonly<{
  filingId: string;
  secretary: Readonly<{ personId: string; name: string | null }>;
  villageCode: string;
  mode: string;
  stage: string;
  outcome: string | null;
  filingNo: string | null;
  record: string;
  openedOn: LocalDate;
  dueOn: LocalDate | null;
  firstTrainingOn: LocalDate | null;
}>;

export type FilingDetail = FilingView &
  Readonly<{
    reviewId: string;
    countsFrom: LocalDate;
    checks: FilingFacts['checks'];
    term: FilingFacts['term'];
    changes: FilingFacts['changes'];
    voided: boolean;
  }>;

type Row = Readonly<{
  case_id: string;
  subject_person: string;
  org_code: string;
  mode: string;
  stage: string;
  outcome: string | null;
  register_number: string | null;
  record: string;
  opened_on: LocalDate;
  due_on: LocalDate | null;
  trained_on: LocalDate | null;
  facts: FilingFacts;
}>;

export type FilingFilter = Readonly<{
  unit?: string | undefined;
  status?: string | undefined;
  record?: string | undefined;
}>;

/** The projection that names come from. */
export const SECRETARY_NAMES = PEOPLE;

/** Filings of secretaries that the caller may know of. */
@Injectable()
export class Filings {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
  ) {}

  async page({ unit, status, record }: FilingFilter, { page, size }: PageOf): Promise<Page<FilingView>> {
    const wanted = [
      ...(unit === undefined ? [] : [sql<boolean>`${unit} = any(c.org_path)`]),
      ...(status === undefined ? [] : [sql<boolean>`c.status = ${status}`]),
      ...(record === undefined ? [] : [sql<boolean>`c.record = ${record}`]),
    ];
    const cut = sql`order by c.opened_on desc, c.case_id limit ${size} offset ${(page - 1) * size}`;
    const rows = await this.rows(wanted, cut);
    return { items: await this.views(rows), total: await this.count(wanted), page, size };
  }

  /** Throws UnknownStreamError. */
  async one(filingId: string): Promise<FilingDetail> {
    const [row] = await this.rows([sql<boolean>`c.case_id = ${filingId}`], sql``);
    if (!row) throw new UnknownStreamError();
    const [view] = await this.views([row]);
    const { prepared, checks, term, changes, voided } = row.facts;
    const { reviewId, countsFrom } = prepared!;
    return { ...view!, reviewId, countsFrom, checks, term, changes, voided };
  }

  private async rows(wanted: readonly RawBuilder<boolean>[], cut: RawBuilder<unknown>): Promise<readonly Row[]> {
    const conditions = await this.seen(wanted);
    const query = sql<Row>`select c.case_id, c.subject_person, c.org_code, c.mode, c.stage, c.outcome, c.register_number,
        c.record, c.opened_on, c.due_on, c.trained_on, c.state->'facts' as facts
      from filing_cases c where ${conditions} ${cut}`;
    return (await query.execute(this.store.db)).rows;
  }

  private async count(wanted: readonly RawBuilder<boolean>[]): Promise<number> {
    const conditions = await this.seen(wanted);
    const query = sql<{ total: number }>`select count(*)::int as total from filing_cases c where ${conditions}`;
    return (await query.execute(this.store.db)).rows[0]!.total;
  }

  private async seen(wanted: readonly RawBuilder<boolean>[]): Promise<RawBuilder<unknown>> {
    const { keys } = reviewCaller(await this.scopes.current());
    return sql.join([sql<boolean>`c.seen_keys && ${keys}::text[]`, ...wanted], sql` and `);
  }

  private async views(rows: readonly Row[]): Promise<readonly FilingView[]> {
    const names = await this.people.namesOf([...new Set(rows.map((row) => row.subject_person))]);
    return rows.map((row) => ({
      filingId: row.case_id,
      secretary: { personId: row.subject_person, name: names.get(row.subject_person) ?? null },
      villageCode: row.org_code,
      mode: row.mode,
      stage: row.stage,
      outcome: row.outcome,
      filingNo: row.register_number,
      record: row.record,
      openedOn: row.opened_on,
      dueOn: row.due_on,
      firstTrainingOn: row.trained_on,
    }));
  }
}
