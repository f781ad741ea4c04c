import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import type { FirstLoad, RefusedLine, TableDifference } from '../domain/table-import.events.js';
import type { TableName } from '../domain/table-names.js';
import type { TableImportRow } from './table-imports.projection.js';

declare module '#read-store' {
  interface ReadTables {
    table_imports: TableImportRow & { key: string };
  }
}

/**
 * `rows` will be applied, `applied` have been; `refused` are those that something else had overtaken meanwhile. `firstLoad`
 * says why the table takes over what was, and is null where it does not.
 */
export type TableImportStatus = Readonly<{
  importId: string;
  table: TableName;
  status: 'accepted' | 'completed';
  rows: number;
  applied: number;
  refused: readonly RefusedLine[];
  difference: TableDifference;
  firstLoad: FirstLoad | null;
  acceptedAt: string;
  changedAt: string;
}>;

/** An import that has not moved for so long waits for an administrator, and no longer stands in the way of others. */
const STALLED_MS = 10 * 60_000;

@Injectable()
export class TableImportStatuses {
  constructor(
    private readonly store: ReadStore,
    private readonly clock: Clock,
  ) {}

  /** An account's own import. */
  async of(importId: string, accountId: string): Promise<TableImportStatus | undefined> {
    const row = await this.store.db
      .selectFrom('table_imports')
      .selectAll()
      .where('key', '=', importId)
      .where('imported_by', '=', accountId)
      .executeTakeFirst();
    return row && statusOf(row);
  }

  /** Whether rows of another import may still be on their way. */
  async isUnderWay(): Promise<boolean> {
    const since = new Date(Date.parse(this.clock.now()) - STALLED_MS).toISOString();
    const found = this.store.db.selectFrom('table_imports').select('key').where('status', '=', 'accepted');
    return (await found.where('changed_at', '>', since).executeTakeFirst()) !== undefined;
  }
}

const statusOf = (row: TableImportRow): TableImportStatus => ({
  importId: row.import_id,
  table: row.table_name,
  status: row.status,
  rows: row.rows,
  applied: row.applied,
  refused: row.refused,
  difference: row.difference,
  firstLoad: row.first_load ? { reason: row.first_load_reason } : null,
  acceptedAt: row.accepted_at,
  changedAt: row.changed_at,
});
