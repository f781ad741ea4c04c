import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter } from '#access/contract';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { reviewCaller } from '../scoping/caller-keys.policy.js';

/**
 * A candidate of a batch as papers name them. `dueOn` is the last day on which a department replies; `grounds` is null for
 * a reader who learns the result alone.
 */
export type BatchRow = Readonly<{
  caseId: string;
  candidateId: string;
  villageCode: string;
  post: string;
  outcome: string | null;
  grounds: readonly string[] | null;
  validUntil: LocalDate | null;
  letterNo: string | null;
  circulated: boolean;
  dueOn: LocalDate | null;
}>;

/** The candidates on a paper: those of the batch whom the reader may know of, and whom the case itself is about. */
@Injectable()
export class BatchRows {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
  ) {}

  /** By village, post and case. */
  async of(caseId: string, batchId: string | null): Promise<readonly BatchRow[]> {
    const { persons, keys, countyUnits } = reviewCaller(await this.scopes.current());
    const { rows } = await sql<BatchRow>`
      select c.case_id as "caseId", c.subject_person as "candidateId", c.org_code as "villageCode", c.post, c.outcome,
        case when c.org_path && ${countyUnits}::text[] or c.subject_person = any(${persons}::text[])
          then coalesce(c.state->'facts'->'result'->'grounds', '[]') end as grounds, c.valid_until as "validUntil",
        c.letter_no as "letterNo", jsonb_array_length(c.cells) > 0 as circulated,
        (select max(cell->>'dueOn') from jsonb_array_elements(c.cells) cell) as "dueOn"
      from review_cases c
      where c.case_id = ${caseId} or (c.batch_id = ${batchId} and c.seen_keys && ${keys}::text[])
      order by c.org_code, c.post, c.case_id`.execute(this.store.db);
    return rows;
  }

  /** What the departments of a county's register are called, by their offices. */
  async titlesIn(countyCode: string): Promise<ReadonlyMap<string, string>> {
    const { rows } = await sql<{ office: string; title: string }>`select 'dept:' || department as office, title
      from review_departments where county_code = ${countyCode}`.execute(this.store.db);
    return new Map(rows.map(({ office, title }) => [office, title]));
  }

  /** What the election of a batch is called; null for a case without one. */
  async electionOf(batchId: string | null): Promise<string | null> {
    const { rows } = await sql<{ election: string }>`select election from review_batches
      where batch_id = ${batchId}`.execute(this.store.db);
    return rows[0]?.election ?? null;
  }
}
