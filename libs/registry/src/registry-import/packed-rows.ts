import { deflateSync, inflateSync } from 'node:zlib';
import type { PlannedRow } from './import-step.js';

const BATCH_ROWS = 1_000;
/** Sealed and in base64, they stay below what an event may hold. */
const BATCH_BYTES = 600_000;
/** The fastest: most of a row is what its neighbours say too. */
const LEVEL = 1;

/** The rows of a batch, as many as one event holds, in a twentieth of the memory that they take as objects. */
export class PackedRows {
  private constructor(
    readonly count: number,
    private readonly deflated: Buffer,
  ) {}

  /** In their order. */
  static of(rows: readonly PlannedRow[]): readonly PackedRows[] {
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
    return batches.map((texts) => new PackedRows(texts.length, deflateSync(`[${texts.join(',')}]`, { level: LEVEL })));
  }

  /** The rows as JSON text. */
  toJson(): string {
    return inflateSync(this.deflated).toString();
  }
}
