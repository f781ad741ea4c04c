import { Injectable } from '@nestjs/common';
import { NotPermittedError, RejectedError, UnknownStreamError } from '#event-store';
import type { Table } from '#imports';
import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import type { TableName } from '../domain/table-names.js';
import { IdentityDigests } from './identity-digests.query.js';
import { inLanes } from './in-lanes.js';
import type { Seat } from '../domain/seats.js';
import { PostTermBatch } from '../post-term-batch.js';
import type { SeatedTerm } from '../seated-term.js';
import { linesOf, termsBegunBy, type PlannedRow } from './import-step.js';
import { RegisterSight, type ImportScope } from './register-sight.query.js';
import { inOrder, refusal } from './row-fault.js';
import { RowCommands } from './row-commands.js';
import { tableKinds } from './table-kinds.js';
import { differenceOf, type TablePlan } from './table-plan.js';

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

  /** Expects a command scope. Nothing is written. Units and people outside `scope` are as if they did not exist. */
  async plan(name: TableName, table: Table, scope: ImportScope): Promise<TablePlan> {
    const sight = new RegisterSight(this.store, scope, this.identities);
    const draft = await tableKinds[name].draft(sight, table, this.clock.today());
    const judged = await this.rehearse(draft.rows);
    const faults = judged.flatMap(({ row, code }) =>
      code === undefined ? [] : [refusal(table, row.line, code, row.column)],
    );
    const rows = judged.flatMap(({ row, code, events }) => (code === undefined && events > 0 ? [row] : []));
    const idle = judged.length - rows.length - faults.length;
    return {
      table: name,
      total: table.rows.length,
      rows,
      faults: inOrder([...draft.faults, ...faults]),
      difference: differenceOf(rows, draft.unchanged + idle),
      orgCode: draft.orgCode,
    };
  }

  private async rehearse(rows: readonly PlannedRow[]): Promise<readonly Judged[]> {
    const judged: Judged[] = rows.map((row) => ({ row, code: undefined, events: 0 }));
    const lines = linesOf(judged, ({ row }) => row);
    await inLanes(lines, LANES, async (line) => {
      const begun = termsBegunBy(line.map(({ row }) => row));
      if (begun) return this.rehearseTerms(line, begun);
      const seats: Seat[] = [];
      for (const one of line)
        one.code = await refusedCode(async () => {
          one.events = await this.commands.rehearse(one.row.steps, seats);
        });
    });
    return judged;
  }

  private async rehearseTerms(line: readonly Judged[], terms: readonly SeatedTerm[]): Promise<void> {
    const given = terms.map((words) => ({ commandId: UNGIVEN, words }));
    const whole = await refusedCode(async () => {
      const codes = await this.terms.load(terms[0]!.orgCode, given, 'rehearse');
      for (const [index, one] of line.entries()) [one.code, one.events] = [codes[index], 1];
    });
    if (whole !== undefined) for (const one of line) one.code = whole;
  }
}

type Judged = { readonly row: PlannedRow; code: string | undefined; events: number };

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
