import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter } from '#access/contract';
import { workingDaysBetween } from '#calendar';
import { Clock, type LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import { PEOPLE, PersonDirectory } from '#registry/contract';
import { Rulebook } from '#rulebook';
import { reviewCaller } from '../scoping/caller-keys.policy.js';
import type { ReplyStatus } from '../domain/joint-review.facts.js';
import { lightOf, type CellLight } from './cell-light.js';

/** The projection that names of candidates come from. */
export const CANDIDATE_NAMES = PEOPLE;

type Cell = Readonly<{
  office: string;
  mandatory: boolean;
  status: ReplyStatus;
  late: boolean;
  dueOn: LocalDate | null;
  result: string | null;
  ground: string | null;
}>;

type Row = Readonly<{
  case_id: string;
  subject_person: string;
  org_code: string;
  post: string;
  stage: string;
  outcome: string | null;
  cells: readonly Cell[] | null;
}>;

/** `result` and `ground` are null for those who may not see what a department says. */
export type CellView = Cell & Readonly<{ remainingWorkingDays: number | null; light: CellLight }>;

export type MatrixRow = Readonly<{
  reviewId: string;
  candidate: Readonly<{ personId: string; name: string | null }>;
  villageCode: string;
  post: string;
  stage: string;
  outcome: string | null;
  cells: readonly CellView[];
}>;

export type MatrixView = Readonly<{ items: readonly MatrixRow[]; total: number; page: number; size: number }>;

/** Candidates of a batch by departments: what each has said, or how many working days it has left. */
@Injectable()
export class ReviewMatrix {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly people: PersonDirectory,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
  ) {}

  async of(batchId: string, page: number, size: number): Promise<MatrixView> {
    const { persons, keys, countyUnits } = reviewCaller(await this.scopes.current());
    const seen = sql`c.batch_id = ${batchId} and c.seen_keys && ${keys}::text[]`;
    const query = sql<Row>`
      select c.case_id, c.subject_person, c.org_code, c.post, c.stage, c.outcome,
        (select jsonb_agg((cell - 'persons' - 'result' - 'ground') || case
            when c.org_path && ${countyUnits}::text[] or cell->'persons' ?| ${persons}::text[]
            then jsonb_build_object('result', cell->'result', 'ground', cell->'ground')
            else '{"result": null, "ground": null}'::jsonb end order by place)
          from jsonb_array_elements(c.cells) with ordinality cells(cell, place)) as cells
      from (
        select c.case_id, c.subject_person, c.org_code, c.org_path, c.post, c.stage, c.outcome, c.cells
        from review_cases c where ${seen}
        order by c.org_code, c.post, c.case_id limit ${size} offset ${(page - 1) * size}) c
      order by c.org_code, c.post, c.case_id`;
    const count = sql<{ total: number }>`select count(*)::int as total from review_cases c where ${seen}`;
    const [{ rows }, counted] = await Promise.all([query.execute(this.store.db), count.execute(this.store.db)]);
    const names = await this.people.namesOf([...new Set(rows.map((row) => row.subject_person))]);
    const { calendar } = await this.rulebook.current();
    const today = this.clock.today();
    const left = (dueOn: LocalDate | null) => (dueOn === null ? null : workingDaysBetween(today, dueOn, calendar));
    const items = rows.map((row) => ({
      reviewId: row.case_id,
      candidate: { personId: row.subject_person, name: names.get(row.subject_person) ?? null },
      villageCode: row.org_code,
      post: row.post,
      stage: row.stage,
      outcome: row.outcome,
      cells: (row.cells ?? []).map((cell) => {
        const remainingWorkingDays = cell.status === 'waiting' ? left(cell.dueOn) : null;
        return { ...cell, remainingWorkingDays, light: lightOf(cell.status, remainingWorkingDays) };
      }),
    }));
    return { items, total: counted.rows[0]!.total, page, size };
  }
}
