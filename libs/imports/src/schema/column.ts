import type { FaultCode, FaultParams, Title } from '../fault.js';
import type { TableFormat } from '../read/raw-table.js';

export type CellResult<V> = Readonly<{ value: V }> | Readonly<{ fault: FaultCode; params?: FaultParams }>;

/**
 * How the text of one cell becomes a value. `unique` columns hold no value twice in a table; `reference` names the check
 * that asks whether the value refers to something known.
 */
export type Column<V = unknown, R extends boolean = boolean> = Readonly<{
  title: Title;
  required: R;
  unique: boolean;
  reference?: string;
  parse: (text: string, format: TableFormat) => CellResult<V>;
}>;

export type Columns = Readonly<Record<string, Column>>;

/** An optional column reads `undefined` where its cell is empty. */
export type RowOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer V, infer R> ? (R extends true ? V : V | undefined) : never;
};

export type ColumnOptions<R extends boolean> = Readonly<{
  title: Title;
  required: R;
  unique?: boolean;
  reference?: string;
}>;

export const column = <V, const R extends boolean>(
  { title, required, unique = false, reference }: ColumnOptions<R>,
  parse: Column<V>['parse'],
): Column<V, R> => ({ title, required, unique, ...(reference !== undefined && { reference }), parse });
