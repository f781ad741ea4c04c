import { Injectable } from '@nestjs/common';
import { NotPermittedError, RejectedError, UnknownStreamError } from '#event-store';
import type { Table } from '#imports';
import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import { unfitFirstLoad } from '../domain/table-import.js';
import type { FirstLoad } from '../domain/table-import.events.js';
import type { TableName } from '../domain/table-names.js';
import { IdentityDigests } from './identity-digests.query.js';
import { inLanes } from './in-lanes.js';
import type { Seat } from '../domain/seats.js';
import { PostTermBatch } from '../post-term-batch.js';
import type { SeatedTerm } from '../seated-term.js';
import { linesOf, termsBegunBy, type PlannedRow } from './import-step.js';
import { PlanSum, type Judged } from './plan-sum.js';
import { RegisterSight, type ImportScope } from './register-sight.query.js';
import { RowCommands } from './row-commands.js';
import { tableKinds } from './table-kinds.js';
import { partsOf } from './table-parts.js';
import type { TablePlan } from './table-plan.js';

const LANES = 64;
/** The id of commands that are only rehearsed. */
const UNGIVEN = '';

/** What a table would do, as the account that acts now: every row is asked of the register's own rules and policies. */
@Injectable()
export class TablePlanner {
  constructor(
    private readonly store: ReadStore,
    private readonly commands: RowCommands,
    private readonly identities: IdentityDigests,
    private readonly clock: Clock,
    private readonly terms: PostTermBatch,
  ) {}

  /**
   * Expects a command scope. Nothing is written. Units and people outside `scope` are as if they did not exist. One part
   * after the other, so that memory does not grow with what the rows of a long table would do. `taking` is there
   * where the table takes over what was. Throws RejectedError `first-load-of-posts-only` or `first-load-reason-missing`.
   */
  async plan(name: TableName, table: Table, scope: ImportScope, taking?: FirstLoad): Promise<TablePlan> {
    const unfit = unfitFirstLoad(name, taking);
    if (unfit) throw new RejectedError(unfit.rejected);
    const firstLoad = taking !== undefined;
    const kind = tableKinds[name];
    const sight = new RegisterSight(this.store, scope, this.identities);
    const { parts, unplaced } = partsOf(table, kind.faults(table));
    const sum = new PlanSum(table, unplaced, kind.columnOf);
    for (const part of parts) {
      const draft = await kind.draft(sight, part, { today: this.clock.today(), firstLoad });
      sum.add(draft, await this.rehearse(draft.rows, firstLoad));
    }
    return { table: name, ...sum.whole() };
  }

  private async rehearse(rows: readonly PlannedRow[], firstLoad: boolean): Promise<readonly Judged[]> {
    const judged: Judged[] = rows.map((row) => ({ row, code: undefined, events: 0 }));
    const lines = linesOf(judged, ({ row }) => row);
    await inLanes(lines, LANES, async (line) => {
      const begun = termsBegunBy(line.map(({ row }) => row));
      if (begun) return this.rehearseTerms(line, begun, firstLoad);
      const seats: Seat[] = [];
      for (const one of line)
        one.code = await refusedCode(async () => {
          one.events = await this.commands.rehearse(one.row.steps, seats, firstLoad);
        });
    });
    return judged;
  }

  private async rehearseTerms(
    line: readonly Judged[],
    terms: readonly SeatedTerm[],
    firstLoad: boolean,
  ): Promise<void> {
    const given = terms.map((words) => ({ commandId: UNGIVEN, words }));
    const whole = await refusedCode(async () => {
      const codes = await this.terms.load(terms[0]!.orgCode, given, { firstLoad, mode: 'rehearse' });
      for (const [index, one] of line.entries()) [one.code, one.events] = [codes[index], 1];
    });
    if (whole !== undefined) for (const one of line) one.code = whole;
  }
}

/** The code of the refusal that the work ends in, undefined where it succeeds. Other errors are thrown. */
export const refusedCode = async (work: () => Promise<void>): Promise<string | undefined> => {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof RejectedError || error instanceof NotPermittedError) return error.code;
    if (error instanceof UnknownStreamError) return error.code;
    throw error;
  }
};
