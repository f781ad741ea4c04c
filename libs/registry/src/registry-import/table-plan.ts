import type { ExpectedColumns, Table } from '#imports';
import type { LocalDate } from '#kernel';
import type { TableDifference } from '../domain/table-import.events.js';
import type { TableName } from '../domain/table-names.js';
import type { PlannedRow } from './import-step.js';
import type { RegisterSight } from './register-sight.query.js';
import type { RowFault } from './row-fault.js';

/** What the rows of a table would do, before anyone was asked whether they may. */
export type TableDraft = Readonly<{
  rows: readonly PlannedRow[];
  unchanged: number;
  faults: readonly RowFault[];
  /** The unit of the first sound row. */
  orgCode: string | undefined;
}>;

/** One kind of table: its columns, and what its rows mean beside what is registered already. */
export type TableKind = Readonly<{
  columns: ExpectedColumns;
  draft: (sight: RegisterSight, table: Table, today: LocalDate) => Promise<TableDraft>;
}>;

/** A table with everything that is wrong with it, and what it would change. `total` counts its rows. */
export type TablePlan = Readonly<{
  table: TableName;
  total: number;
  rows: readonly PlannedRow[];
  faults: readonly RowFault[];
  difference: TableDifference;
  orgCode: string | undefined;
}>;

/** Counts what the rows would do. */
export const differenceOf = (rows: readonly PlannedRow[], unchanged: number): TableDifference => {
  const counted = { added: 0, changed: 0, unchanged, ended: 0 };
  for (const { change } of rows) counted[change]++;
  return counted;
};
