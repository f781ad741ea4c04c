import type { FaultCode, FaultParams, Title } from '../fault.js';
import type { TableFormat } from '../read/raw-table.js';

export type CellResult<V> = Readonly<{ value: V }> | Readonly<{ fault: FaultCode; params?: FaultParams }>;

/**
 * How the text of one cell becomes a value. `unique` columns hold no value twice in a table; `reference` names the check
 * that asks whether the value refers to something known. `hint` tells who fills in a table what is expected, `choices` the
 * titles to choose from.
 */
export type Column<V = unknown, R extends boolean = boolean> = Readonly<{
  title: Title;
  required: R;
  unique: boolean;
  reference?: string;
  hint?: Title;
  choices?: readonly Title[];
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
  hint?: Title;
}>;

export const column = <V, const R extends boolean>(
  { title, required, unique = false, reference, hint }: ColumnOptions<R>,
  parse: Column<V>['parse'],
  choices?: readonly Title[],
): Column<V, R> => ({
  title,
  required,
  unique,
  ...(reference !== undefined && { reference }),
  ...(hint && { hint }),
  ...(choices && { choices }),
  parse,
});
