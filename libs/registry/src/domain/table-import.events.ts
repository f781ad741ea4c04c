import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { TableName } from './table-names.js';

/** How many rows add something, change something, leave it as it is, or end it. */
export type TableDifference = Readonly<{ added: number; changed: number; unchanged: number; ended: number }>;

/** A row that was refused when it was applied, because something else had changed meanwhile. */
export type RefusedLine = Readonly<{ line: number; code: string }>;

type Accepted = {
  importId: string;
  importedBy: string;
  table: TableName;
  orgCode: string;
  rowsHash: string;
  rows: number;
  batches: number;
  difference: TableDifference;
  acceptedOn: LocalDate;
};

/**
 * A table that takes over what was, and why the importer chose so. The reason is null where the version of the program
 * recorded none.
 */
export type FirstLoad = Readonly<{ reason: string | null }>;

/**
 * One import of a table, from the moment in which all its rows were found sound. `importedBy` is an account; `rowsHash`
 * covers the staged rows (each batch holds a salt, so that nobody can guess them); `applied` counts all rows so far.
 * `firstLoad` is null for a table whose rows need what commands need.
 */
export type TableImportEvent =
  | DomainEvent<'TableImportAccepted.v2', Accepted & { firstLoad: FirstLoad | null }>
  | DomainEvent<
      'TableImportBatchApplied.v1',
      { importId: string; batch: number; applied: number; refused: readonly RefusedLine[] }
    >
  | DomainEvent<'TableImportCompleted.v1', { importId: string; importedBy: string; applied: number; refused: number }>;

/** In the first version each table of posts took over what was. */
export const tableImportEvents = eventSchema<TableImportEvent>({
  current: ['TableImportAccepted.v2', 'TableImportBatchApplied.v1', 'TableImportCompleted.v1'],
  upcast: {
    'TableImportAccepted.v1': (accepted: Accepted): TableImportEvent => ({
      type: 'TableImportAccepted.v2',
      data: { ...accepted, firstLoad: accepted.table === 'posts' ? { reason: null } : null },
    }),
  },
});

type StagedBatch = { importId: string; importedBy: string; batch: number };

/**
 * What a batch of rows will do, as packed JSON text, under a key of the import alone that is destroyed when it is completed.
 * `rows` is the text as v1 held it, not packed: a batch of that version has nothing else.
 */
export type StagedRowsEvent = DomainEvent<
  'ImportRowsStaged.v2',
  StagedBatch & { packed: Personal<string>; rows?: Personal<string> }
>;

export const stagedRowsEvents = eventSchema<StagedRowsEvent>({
  current: ['ImportRowsStaged.v2'],
  upcast: {
    'ImportRowsStaged.v1': ({ rows, ...batch }: StagedBatch & { rows: Personal<string> }): StagedRowsEvent => ({
      type: 'ImportRowsStaged.v2',
      data: { ...batch, packed: null, rows },
    }),
  },
  personal: {
    'ImportRowsStaged.v1': { subject: 'importedBy', scope: 'importId', fields: ['rows'] },
    'ImportRowsStaged.v2': { subject: 'importedBy', scope: 'importId', fields: ['packed'] },
  },
});
