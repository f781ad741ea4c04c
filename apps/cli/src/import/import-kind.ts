import type { ExpectedColumns, Table } from '#imports';
import type { Program } from '#platform';
import type { ImportPlan } from './import-plan.js';

/** What the user says beside the file. */
export type ImportWords = Readonly<{
  reason?: string;
  source?: string;
  notice?: string;
  /** Rows of a difference: their numbers with commas between, or `all`. */
  accept?: string;
  on?: string;
  document?: string;
  firstLoad?: true;
}>;

export type ImportSource = Readonly<{ fileName: string; fileHash: string; table: Table; words: ImportWords }>;

/** One kind of table, and how its rows get into the register or the rulebook. */
export type ImportKind = Readonly<{
  columns: ExpectedColumns;
  plan: (program: Program, source: ImportSource) => Promise<ImportPlan>;
}>;
