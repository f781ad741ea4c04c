import type { FaultCode, FaultParams } from '../fault.js';
import type { Columns, RowOf } from './column.js';

export type ParsedRow<T> = Readonly<{ line: number; value: T }>;
export type RowFault<K extends string> = Readonly<{ line: number; column: K; code: FaultCode; params?: FaultParams }>;

/** Checks by the name that a column's `reference` gives them. `cells` is the whole row. */
export type References = Readonly<
  Record<string, (value: string, cells: Readonly<Record<string, string | undefined>>) => boolean>
>;

/** A kind of table: its columns, and what must hold between cells and rows. */
export type TableSchema<C extends Columns> = Readonly<{
  columns: C;
  check?: (
    rows: readonly ParsedRow<RowOf<C>>[],
    references: References,
  ) => readonly RowFault<Extract<keyof C, string>>[];
}>;

export const tableSchema = <const C extends Columns>(schema: TableSchema<C>): TableSchema<C> => schema;

/** One fault for each row whose key an earlier row has already. Rows without a key are passed over. */
export const repeatedRows = <T, K extends string>(
  rows: readonly ParsedRow<T>[],
  column: K,
  keyOf: (value: T) => string | undefined,
): RowFault<K>[] => {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, value }) => {
    const key = keyOf(value);
    if (key === undefined) return [];
    const other = first.get(key);
    if (other === undefined) first.set(key, line);
    return other === undefined ? [] : [{ line, column, code: 'repeated', params: { other } } as const];
  });
};
