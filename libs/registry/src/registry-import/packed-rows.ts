import { randomBytes } from 'node:crypto';
import { packedText, unpackedText } from './packed-text.js';
import type { PlannedRow } from './import-step.js';

const BATCH_ROWS = 1_000;
/** As text, before they are packed. */
const BATCH_BYTES = 600_000;
const SALT_BYTES = 16;

/**
 * Rows in their order, as many together as one event holds; each batch with a salt, so that nobody guesses it by its hash.
 */
export const packRows = (rows: readonly PlannedRow[]): readonly string[] => {
  const batches: string[][] = [];
  let bytes = BATCH_BYTES;
  for (const row of rows) {
    const text = JSON.stringify(row);
    const size = Buffer.byteLength(text);
    const last = batches.at(-1);
    const fits = last && last.length < BATCH_ROWS && bytes + size <= BATCH_BYTES;
    if (fits) last.push(text);
    else batches.push([text]);
    bytes = fits ? bytes + size : size;
  }
  return batches.map((texts) => {
    const salt = randomBytes(SALT_BYTES).toString('base64');
    return packedText(`{"salt":"${salt}","rows":[${texts.join(',')}]}`);
  });
};

export const unpackRows = (packed: string): readonly PlannedRow[] => rowsOf(unpackedText(packed));

/** Of the text that was packed. */
export const rowsOf = (text: string): readonly PlannedRow[] =>
  (JSON.parse(text) as { rows: readonly PlannedRow[] }).rows;
