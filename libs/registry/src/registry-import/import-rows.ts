import { randomUUID } from 'node:crypto';
import { deriveId, inScope, RejectedError, systemActor, UnknownStreamError } from '#event-store';
import type { Actor } from '#kernel';
import { IMPORTING } from '../domain/imported-terms.js';
import { inLanes } from './in-lanes.js';

export type ImportProgress = Readonly<{ done: number; total: number; refused: number }>;

/** `index` is the row's place in the given rows, from 0; `code` the refusal of the domain, or 'imported-otherwise'. */
export type RefusedRow = Readonly<{ index: number; code: string }>;

export type ImportReport = Readonly<{ total: number; refused: readonly RefusedRow[] }>;

/** `rehearse` answers which rows would be refused and writes nothing. */
export type ImportOptions = Readonly<{
  actor?: Actor;
  onProgress?: (progress: ImportProgress) => void;
  rehearse?: boolean;
}>;

const CONCURRENCY = 64;

/**
 * Gives a command for each row: one phase after the other, in each phase 64 lines at a time, a line being a row or several
 * rows of which one waits for the other. Throws the first error that is no refusal; no further row is begun then.
 */
export const importRows = async <Row extends object>(
  rows: readonly Row[],
  phases: readonly (readonly (number | readonly number[])[])[],
  streamOf: (row: Row) => string,
  give: (row: Row) => Promise<unknown>,
  { actor = systemActor(IMPORTING.installation), onProgress = () => undefined }: ImportOptions,
): Promise<ImportReport> => {
  const correlationId = randomUUID();
  const refused: RefusedRow[] = [];
  let done = 0;
  const one = async (index: number) => {
    const row = rows[index]!;
    const commandId = deriveId('registry-import', streamOf(row));
    try {
      await inScope({ commandId, correlationId, actor }, () => give(row));
    } catch (error) {
      refused.push({ index, code: codeOf(error) });
    }
    onProgress({ done: ++done, total: rows.length, refused: refused.length });
  };
  for (const phase of phases)
    await inLanes(phase, CONCURRENCY, async (line) => {
      for (const index of typeof line === 'number' ? [line] : line) await one(index);
    });
  return { total: rows.length, refused: refused.toSorted((a, b) => a.index - b.index) };
};

const codeOf = (error: unknown): string => {
  if (error instanceof UnknownStreamError) return 'unknown-unit';
  if (!(error instanceof RejectedError)) throw error;
  return error.code === 'idempotency-key-reused' ? 'imported-otherwise' : error.code;
};
