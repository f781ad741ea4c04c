import type { Projection } from '#kernel';
import {
  tableImportEvents,
  type RefusedLine,
  type TableDifference,
  type TableImportEvent,
} from '../domain/table-import.events.js';
import type { TableName } from '../domain/table-names.js';

export type TableImportRow = {
  import_id: string;
  imported_by: string;
  table_name: TableName;
  status: 'accepted' | 'completed';
  rows: number;
  applied: number;
  refused: readonly RefusedLine[];
  difference: TableDifference;
  first_load: boolean;
  first_load_reason: string | null;
  accepted_at: string;
  changed_at: string;
};

export const tableImports: Projection<TableImportEvent, TableImportRow> = {
  name: 'table-imports-2',
  events: tableImportEvents,
  columns: {
    import_id: { type: 'text' },
    imported_by: { type: 'text', index: 'btree' },
    table_name: { type: 'text' },
    status: { type: 'text', index: 'btree' },
    rows: { type: 'integer' },
    applied: { type: 'integer' },
    refused: { type: 'jsonb' },
    difference: { type: 'jsonb' },
    first_load: { type: 'boolean' },
    first_load_reason: { type: 'text' },
    accepted_at: { type: 'timestamptz' },
    changed_at: { type: 'timestamptz' },
  },
  keyOf: ({ data }) => data.importId,
  apply: (row, event, { metadata: { recordedAt } }) => {
    switch (event.type) {
      case 'TableImportAccepted.v2': {
        const { importId, importedBy, table, rows, difference, firstLoad } = event.data;
        return {
          import_id: importId,
          imported_by: importedBy,
          table_name: table,
          status: 'accepted',
          rows,
          applied: 0,
          refused: [],
          difference,
          first_load: firstLoad !== null,
          first_load_reason: firstLoad?.reason ?? null,
          accepted_at: recordedAt,
          changed_at: recordedAt,
        };
      }
      case 'TableImportBatchApplied.v1': {
        const { applied, refused } = event.data;
        const lines = new Set(refused.map(({ line }) => line));
        const others = row?.refused.filter(({ line }) => !lines.has(line)) ?? [];
        return row && { ...row, applied, refused: [...others, ...refused], changed_at: recordedAt };
      }
      case 'TableImportCompleted.v1':
        return row && { ...row, status: 'completed', changed_at: recordedAt };
      default:
        return event satisfies never;
    }
  },
};
