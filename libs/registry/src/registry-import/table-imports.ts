import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CommandRunner,
  currentScope,
  deriveId,
  EventReader,
  EventStore,
  inScope,
  systemActor,
  type CommandOutcome,
} from '#event-store';
import { Clock, type Actor } from '#kernel';
import { IMPORTING } from '../domain/imported-terms.js';
import { stagedRows } from '../domain/staged-rows.js';
import {
  stagedRowsEvents,
  tableImportEvents,
  type FirstLoad,
  type RefusedLine,
  type StagedRowsEvent,
} from '../domain/table-import.events.js';
import { tableImport } from '../domain/table-import.js';
import type { TableName } from '../domain/table-names.js';
import { PostTermBatch } from '../post-term-batch.js';
import { inLanes } from './in-lanes.js';
import { linesOf, termsBegunBy, type PlannedRow } from './import-step.js';
import { rowsOf, unpackRows } from './packed-rows.js';
import { RowCommands } from './row-commands.js';
import { refusedCode } from './table-planner.js';
import type { TablePlan } from './table-plan.js';

const LANES = 128;
const NO_DIFFERENCE = { added: 0, changed: 0, unchanged: 0, ended: 0 };

export type BatchOutcome = Readonly<{ rows: number; refused: readonly RefusedLine[] }>;
type Upload = Readonly<{ importId: string; fileHash: string; firstLoad?: FirstLoad | undefined }>;

/**
 * Imports that are all or nothing. The rows are staged first, under a key of their own; the import is accepted in one
 * event; then the batches are applied, one after the other, by commands whose ids follow from the import and the row. So
 * whoever comes next finishes what a process that died has begun.
 */
@Injectable()
export class TableImports {
  constructor(
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly runner: CommandRunner,
    private readonly commands: RowCommands,
    private readonly clock: Clock,
    private readonly terms: PostTermBatch,
  ) {}

  /** Expects the scope of the account that imports, and a plan without faults and with rows. */
  async accept(plan: TablePlan, { importId, fileHash, firstLoad }: Upload): Promise<CommandOutcome> {
    const { actor } = currentScope();
    const importedBy = actor.accountId;
    const hash = createHash('sha256');
    const { table, batches, difference, fresh, orgCode = '' } = plan;
    for (const [batch, packed] of batches.entries()) {
      hash.update(packed);
      const command = { type: 'StageRows', importId, importedBy, batch, packed } as const;
      await this.asSystem(actor, importId, randomUUID(), () =>
        this.runner.run(stagedRows, batchId(importId, batch), command),
      );
    }
    const found = { rowsHash: hash.digest('hex'), rows: fresh, batches: batches.length, difference };
    const env = { today: this.clock.today(), ...found };
    const words = { importId, importedBy, table, orgCode, fileHash, ...(firstLoad && { firstLoad }) } as const;
    const command = { type: 'AcceptTableImport', ...words, env } as const;
    return this.runner.run(tableImport, importId, command);
  }

  /** Where this import was accepted before: repeats its acceptance, which refuses another file under the same id. */
  async repeat(table: TableName, { importId, fileHash, firstLoad }: Upload): Promise<CommandOutcome | undefined> {
    const [first] = await this.log.read(`tableimport-${importId}`, { limit: 1 });
    if (!first) return undefined;
    const env = { today: this.clock.today(), rowsHash: '', rows: 0, batches: 0, difference: NO_DIFFERENCE };
    const importedBy = currentScope().actor.accountId;
    const orgCode = first.data['orgCode'] as string;
    const words = { importId, importedBy, table, orgCode, fileHash, ...(firstLoad && { firstLoad }) } as const;
    const command = { type: 'AcceptTableImport', ...words, env } as const;
    return this.runner.run(tableImport, importId, command);
  }

  /** Applies a batch that may have been applied before. Undefined where there is none (any more). */
  async applyBatch(importId: string, batch: number): Promise<BatchOutcome | undefined> {
    const recorded = await this.log.read(`stagedrows-${batchId(importId, batch)}`);
    const [staged] = await this.reader.open(stagedRowsEvents, recorded);
    const rows = staged && stagedIn(staged.event.data);
    if (!rows) return undefined;
    const accepted = await this.acceptanceOf(importId);
    if (!accepted) return undefined;
    const { actor, firstLoad } = accepted;
    const refused: RefusedLine[] = [];
    await inLanes(
      linesOf(rows, (row) => row),
      LANES,
      async (line) => {
        const codes = await this.asSystem(actor, importId, randomUUID(), () =>
          this.applyLine(importId, line, firstLoad),
        );
        for (const [index, code] of codes.entries())
          if (code !== undefined) refused.push({ line: line[index]!.line, code });
      },
    );
    const outcome = { applied: rows.length - refused.length, refused: refused.toSorted((a, b) => a.line - b.line) };
    const command = { type: 'MarkBatchApplied', importId, batch, ...outcome } as const;
    await this.asSystem(actor, importId, randomUUID(), () => this.runner.run(tableImport, importId, command));
    return { rows: rows.length, refused: outcome.refused };
  }

  /** Applies every batch. Answers the lines that were refused all the same. */
  async applyAll(importId: string, onProgress: (done: number) => void): Promise<readonly RefusedLine[]> {
    const refused: RefusedLine[] = [];
    let done = 0;
    for (let batch = 0; ; batch++) {
      const outcome = await this.applyBatch(importId, batch);
      if (!outcome) return refused;
      refused.push(...outcome.refused);
      onProgress((done += outcome.rows));
    }
  }

  private async acceptanceOf(importId: string): Promise<Readonly<{ actor: Actor; firstLoad: boolean }> | undefined> {
    const recorded = await this.log.read(`tableimport-${importId}`, { limit: 1 });
    const [first] = await this.reader.open(tableImportEvents, recorded);
    if (first?.event.type !== 'TableImportAccepted.v2') return undefined;
    return { actor: first.envelope.metadata.actor, firstLoad: first.event.data.firstLoad !== null };
  }

  /** The code of each row that is refused. */
  private async applyLine(
    importId: string,
    line: readonly PlannedRow[],
    firstLoad: boolean,
  ): Promise<readonly (string | undefined)[]> {
    const begun = termsBegunBy(line);
    if (begun) {
      const given = begun.map((words, index) => ({ commandId: commandIdOf(importId, line[index]!, 0), words }));
      let codes: readonly (string | undefined)[] = [];
      const whole = await refusedCode(async () => {
        codes = await this.terms.load(begun[0]!.orgCode, given, { firstLoad, mode: 'write' });
      });
      return whole === undefined ? codes : line.map(() => whole);
    }
    const codes: (string | undefined)[] = [];
    for (const row of line) {
      const idOf = (step: number) => commandIdOf(importId, row, step);
      codes.push(await refusedCode(() => this.commands.runRow(row.steps, idOf, firstLoad)));
    }
    return codes;
  }

  /** The system carries the import out; whose it is stays on record, and rules of separation still see that person. */
  private asSystem<T>(
    { personId, orgCode }: Actor,
    correlationId: string,
    commandId: string,
    work: () => Promise<T>,
  ): Promise<T> {
    const actor: Actor = {
      ...systemActor(IMPORTING.tables),
      ...(personId === undefined ? {} : { personId }),
      ...(orgCode === undefined ? {} : { orgCode }),
    };
    return inScope({ commandId, correlationId, actor }, work);
  }
}

const commandIdOf = (importId: string, { line }: PlannedRow, step: number): string =>
  deriveId('table-import', importId, String(line), String(step));

/** Undefined where their key is destroyed. */
const stagedIn = ({ packed, rows = null }: StagedRowsEvent['data']): readonly PlannedRow[] | undefined => {
  if (packed !== null) return unpackRows(packed);
  return rows === null ? undefined : rowsOf(rows);
};

const batchId = (importId: string, batch: number): string => `${importId}.${batch}`;
