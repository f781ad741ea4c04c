import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { currentScope, deriveId, EventStore, RejectedError, type CommandOutcome } from '#event-store';
import { readTable, type Table } from '#imports';
import { ReadStore } from '#read-store';
import { FaultyInputError, type CellFault } from '#web';
import type { FirstLoad, TableDifference } from '../domain/table-import.events.js';
import type { TableName } from '../domain/table-names.js';
import { registerModels } from '../register-models.js';
import { withImportLock } from './import-lock.js';
import type { RowChange } from './import-step.js';
import { LISTED } from './plan-sum.js';
import type { ImportScope } from './register-sight.query.js';
import type { RowFault } from './row-fault.js';
import { TableImports } from './table-imports.js';
import { tableImports } from './table-imports.projection.js';
import { TableImportStatuses } from './table-import-status.query.js';
import { tableKinds } from './table-kinds.js';
import type { TablePlan } from './table-plan.js';
import { TablePlanner } from './table-planner.js';

/** `row` is the row of the sheet, or the line of the file; `columns` those that change what is registered. */
export type RowReport = Readonly<{ row: number; change: RowChange; columns: readonly string[] }>;

/**
 * `errors` and `changes` hold the first 1,000; `errorCount` and `difference` count them all. `position` is where the acceptance
 * lies in the log, a decimal string: `min-position` of a query.
 */
export type TableReport = Readonly<{
  importId: string | null;
  position: string | null;
  table: TableName;
  status: 'dry-run' | 'nothing-to-do' | 'accepted';
  rows: number;
  errorCount: number;
  errors: readonly CellFault[];
  difference: TableDifference;
  changes: readonly RowReport[];
}>;

/** `firstLoad` is there where the table takes over what was. */
export type TableUpload = Readonly<{
  table: TableName;
  bytes: Uint8Array;
  dryRun: boolean;
  scope: ImportScope;
  firstLoad: FirstLoad | undefined;
}>;

const AT_ONCE = 2;
const PATIENCE_MS = 30_000;

/** Tables that are sent to the program: read, checked, compared with what is there, and then taken whole or not at all. */
@Injectable()
export class TableUploads {
  private reading = 0;

  constructor(
    private readonly store: ReadStore,
    private readonly log: EventStore,
    private readonly planner: TablePlanner,
    private readonly imports: TableImports,
    private readonly statuses: TableImportStatuses,
  ) {}

  /**
   * Expects the scope of the account that imports. Throws FaultyInputError where a row is at fault (in a dry run the report
   * lists the faults instead), and RejectedError `import-under-way`, `registers-behind` or `too-busy`.
   */
  async receive(upload: TableUpload): Promise<TableReport> {
    if (this.reading >= AT_ONCE) throw new RejectedError('too-busy');
    this.reading++;
    try {
      return await (upload.dryRun ? this.examine(upload) : this.import(upload));
    } finally {
      this.reading--;
    }
  }

  private async examine({ table: name, bytes, scope, firstLoad }: TableUpload): Promise<TableReport> {
    const table = await readTable(bytes, { columns: tableKinds[name].columns });
    return reportOf(table, await this.planner.plan(name, table, scope, firstLoad), 'dry-run', null);
  }

  private async import({ table: name, bytes, scope, firstLoad }: TableUpload): Promise<TableReport> {
    const upload = {
      importId: deriveId('table-import', currentScope().commandId),
      fileHash: createHash('sha256').update(bytes).digest('hex'),
      firstLoad,
    };
    const before = await this.imports.repeat(name, upload);
    if (before) return this.repeated(name, upload.importId, before);
    const table = await readTable(bytes, { columns: tableKinds[name].columns });
    return withImportLock(this.store, async () => {
      await this.seeAllWrites();
      if (await this.statuses.isUnderWay()) throw new RejectedError('import-under-way');
      const plan = await this.planner.plan(name, table, scope, firstLoad);
      const { faults, total } = plan;
      if (faults.length > 0) {
        const params = { count: faults.length, rows: total };
        throw new FaultyInputError('table-has-errors', cellFaults(table, faults), params);
      }
      if (plan.fresh === 0) return reportOf(table, plan, 'nothing-to-do', null);
      return reportOf(table, plan, 'accepted', await this.imports.accept(plan, upload));
    });
  }

  private async repeated(table: TableName, importId: string, { position }: CommandOutcome): Promise<TableReport> {
    await this.store.waitFor([tableImports.name], position);
    const found = await this.statuses.of(importId, currentScope().actor.accountId);
    const difference = found?.difference ?? { added: 0, changed: 0, unchanged: 0, ended: 0 };
    const rows = (found?.rows ?? 0) + difference.unchanged;
    const report = {
      importId,
      table,
      status: 'accepted',
      rows,
      errorCount: 0,
      errors: [],
      difference,
      changes: [],
    } as const;
    return { ...report, position: String(position) };
  }

  private async seeAllWrites(): Promise<void> {
    const head = await this.log.head();
    if (head !== undefined && !(await this.store.waitFor([...registerModels, tableImports.name], head, PATIENCE_MS)))
      throw new RejectedError('registers-behind');
  }
}

const reportOf = (
  table: Table,
  plan: TablePlan,
  status: TableReport['status'],
  accepted: CommandOutcome | null,
): TableReport => ({
  importId: accepted && accepted.id,
  position: accepted && String(accepted.position),
  table: plan.table,
  status,
  rows: plan.total,
  errorCount: plan.faults.length,
  errors: cellFaults(table, plan.faults),
  difference: plan.difference,
  changes: plan.changes.map(({ line, change, columns }) => ({ row: line, change, columns })),
});

const cellFaults = (table: Table, faults: readonly RowFault[]): readonly CellFault[] =>
  faults.slice(0, LISTED).map(({ line, column, cell, code, zh, en }) => ({
    path: cell ?? String(line),
    sheet: table.sheet ?? null,
    row: line,
    column: column ?? null,
    cell: cell ?? null,
    code,
    zh,
    en,
  }));
