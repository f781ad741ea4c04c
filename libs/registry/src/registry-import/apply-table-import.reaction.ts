import { Injectable } from '@nestjs/common';
import { KeyVault } from '#event-store';
import type { Reaction } from '#jobs';
import { tableImportEvents, type TableImportEvent } from '../domain/table-import.events.js';
import { TableImports } from './table-imports.js';

/**
 * When an import is accepted, apply its first batch; when a batch is applied, the next; when it is completed, destroy the
 * key of the staged rows. A process that dies in between is followed by one that goes on with the same batch.
 */
@Injectable()
export class ApplyTableImport implements Reaction<TableImportEvent> {
  readonly name = 'apply-table-import';
  readonly events = tableImportEvents;

  constructor(
    private readonly imports: TableImports,
    private readonly vault: KeyVault,
  ) {}

  async react(event: TableImportEvent): Promise<void> {
    const { importId } = event.data;
    switch (event.type) {
      case 'TableImportAccepted.v1':
        await this.imports.applyBatch(importId, 0);
        return;
      case 'TableImportBatchApplied.v1':
        await this.imports.applyBatch(importId, event.data.batch + 1);
        return;
      case 'TableImportCompleted.v1':
        await this.vault.destroy(`${event.data.importedBy}/${importId}`);
        return;
      default:
        event satisfies never;
    }
  }
}
