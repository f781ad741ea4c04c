import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { TableName } from './table-names.js';

/** How many rows add something, change something, leave it as it is, or end it. */
export type TableDifference = Readonly<{ added: number; changed: number; unchanged: number; ended: number }>;

/** A row that was refused when it was applied, because something else had changed meanwhile. */
export type RefusedLine = Readonly<{ line: number; code: string }>;

/**
 * One import of a table, from the moment in which all its rows were found sound. `importedBy` is an account; `rowsHash`
 * covers the staged rows (each batch holds a salt, so that nobody can guess them); `applied` counts all rows so far.
 */
export type TableImportEvent =
  | DomainEvent<
      'TableImportAccepted.v1',
      {
        importId: string;
        importedBy: string;
        table: TableName;
        orgCode: string;
        rowsHash: string;
        rows: number;
        batches: number;
        difference: TableDifference;
        acceptedOn: LocalDate;
      }
    >
  | DomainEvent<
      'TableImportBatchApplied.v1',
      { importId: string; batch: number; applied: number; refused: readonly RefusedLine[] }
    >
  | DomainEvent<'TableImportCompleted.v1', { importId: string; importedBy: string; applied: number; refused: number }>;

export const tableImportEvents = eventSchema<TableImportEvent>({
  current: ['TableImportAccepted.v1', 'TableImportBatchApplied.v1', 'TableImportCompleted.v1'],
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
