import type { Table } from '#imports';
import type { PlannedRow } from './import-step.js';
import { packRows } from './packed-rows.js';
import { inOrder, refusal, type RowFault } from './row-fault.js';
import type { PlannedChange, TableDraft, TableKind, TablePlan } from './table-plan.js';

/** So many changes, and so many faults, are listed; the others are counted. */
export const LISTED = 1_000;

/** A row with the code of its refusal, undefined where there is none, and how many events its commands would append. */
export type Judged = { readonly row: PlannedRow; code: string | undefined; events: number };

/** What the parts of a table come to. Of the rows that do something, no more is kept than what is packed. */
export class PlanSum {
  private readonly faults: RowFault[];
  private readonly batches: string[] = [];
  private readonly difference = { added: 0, changed: 0, unchanged: 0, ended: 0 };
  private changes: readonly PlannedChange[] = [];
  private fresh = 0;
  private orgCode: string | undefined;

  constructor(
    private readonly table: Table,
    faults: readonly RowFault[],
    private readonly columnOf: NonNullable<TableKind['columnOf']> = ({ column }) => column,
  ) {
    this.faults = [...faults];
  }

  add(draft: TableDraft, judged: readonly Judged[]): void {
    this.orgCode ??= draft.orgCode;
    for (const fault of draft.faults) this.faults.push(fault);
    for (const { row, code } of judged)
      if (code !== undefined) this.faults.push(refusal(this.table, row.line, code, this.placeOf(row, code)));
    const sound = judged.filter(({ code }) => code === undefined);
    const rows = sound.flatMap(({ row, events }) => (events > 0 ? [row] : []));
    for (const { change } of rows) this.difference[change]++;
    this.difference.unchanged += draft.unchanged + sound.length - rows.length;
    this.fresh += rows.length;
    this.batches.push(...packRows(rows));
    const changes = rows.map(({ line, change, columns }) => ({ line, change, columns }));
    this.changes = [...this.changes, ...changes].toSorted((a, b) => a.line - b.line).slice(0, LISTED);
  }

  /** A column that the table has. */
  private placeOf(row: PlannedRow, code: string): string {
    const column = this.columnOf(row, code);
    return this.table.places[column] === undefined ? row.column : column;
  }

  whole(): Omit<TablePlan, 'table'> {
    const { table, batches, changes, difference, fresh, orgCode } = this;
    return { total: table.rows.length, faults: inOrder(this.faults), batches, changes, difference, fresh, orgCode };
  }
}
