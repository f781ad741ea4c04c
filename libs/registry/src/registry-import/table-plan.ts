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

/** `firstLoad` says that the table takes over what was. */
export type DraftMoment = Readonly<{ today: LocalDate; firstLoad: boolean }>;

export type PlannedChange = Pick<PlannedRow, 'line' | 'change' | 'columns'>;

/** One kind of table: its columns, and what its rows mean beside what is registered already. */
export type TableKind = Readonly<{
  columns: ExpectedColumns;
  /** What is wrong with the whole table by itself, whatever is registered. */
  faults: (table: Table) => Table['faults'];
  /** `table` may be a part of one that holds all rows of its units. */
  draft: (sight: RegisterSight, table: Table, moment: DraftMoment) => Promise<TableDraft>;
  /** Where a refusal is reported, unless it is the row's own column. */
  columnOf?: (row: PlannedRow, code: string) => string;
}>;

/**
 * A table with everything that is wrong with it, and what it would change. `total` counts its rows, `fresh` those that do
 * something and are no fault: they lie in `batches`, packed, and the first 1,000 of them are listed in `changes`.
 */
export type TablePlan = Readonly<{
  table: TableName;
  total: number;
  fresh: number;
  batches: readonly string[];
  changes: readonly PlannedChange[];
  faults: readonly RowFault[];
  difference: TableDifference;
  orgCode: string | undefined;
}>;
