import { Inject, Injectable } from '@nestjs/common';
import { KeyVault } from '#event-store';
import type { Reaction } from '#jobs';
import type { Envelope } from '#kernel';
import { ReadStore } from '#read-store';
import { registerModels } from '../register-models.js';
import { tableImportEvents, type TableImportEvent } from '../domain/table-import.events.js';
import { TableImports } from './table-imports.js';

/** By so many events the registers may lie behind; more would leave the stretch of the log that is kept in memory. */
const BEHIND = 4_000n;
const PATIENCE_MS = 10_000;

/**
 * When an import is accepted, apply its first batch; when a batch is applied, the next; when it is completed, destroy the
 * key of the staged rows. A process that dies in between is followed by one that goes on with the same batch. A
 * batch waits, for a while, until the registers have nearly taken in those before it: they share the reading of the log then.
 */
@Injectable()
export class ApplyTableImport implements Reaction<TableImportEvent> {
  readonly name = 'apply-table-import';
  readonly events = tableImportEvents;

  constructor(
    private readonly imports: TableImports,
    private readonly vault: KeyVault,
    @Inject(ReadStore) private readonly store: Pick<ReadStore, 'waitFor'>,
  ) {}

  async react(event: TableImportEvent, { position }: Pick<Envelope, 'position'>): Promise<void> {
    const { importId } = event.data;
    switch (event.type) {
      case 'TableImportAccepted.v2':
        await this.imports.applyBatch(importId, 0);
        return;
      case 'TableImportBatchApplied.v1':
        await this.store.waitFor(registerModels, position - BEHIND, PATIENCE_MS);
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
