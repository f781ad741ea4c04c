/** One fault of a table that was sent: the cell by its address, its column by key; null where it concerns no one cell. */
export type CellFault = Readonly<{
  path: string;
  sheet: string | null;
  row: number;
  column: string | null;
  cell: string | null;
  code: string;
  zh: string;
  en: string;
}>;

/** What was sent has faults, and nothing of it was taken. `code` is stable; `params` fill its text. */
export class FaultyInputError extends Error {
  override readonly name = 'FaultyInputError';
  constructor(
    readonly code: string,
    readonly errors: readonly CellFault[],
    readonly params: Readonly<Record<string, string | number>>,
  ) {
    super(code);
  }
}
