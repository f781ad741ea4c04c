import { cellAddress } from '../cell-address.js';
import { textOf, type FaultCode, type FaultParams, type TableFault } from '../fault.js';
import type { Table, TableRow } from '../read/read-table.js';
import type { Columns, RowOf } from './column.js';
import { repeatedRows, type ParsedRow, type References, type TableSchema } from './table-schema.js';

export type ParsedTable<T> = Readonly<{ rows: readonly ParsedRow<T>[]; faults: readonly TableFault[] }>;

/**
 * Checks every cell of a table and turns its rows into values. `rows` holds those without any fault; `faults` all
 * faults, those of reading included, in the order of lines: whether one bad row stops the others is for the caller to
 * say. Throws where a column's reference has no check.
 */
export const parseRows = <C extends Columns>(
  schema: TableSchema<C>,
  table: Table,
  references: References = {},
): ParsedTable<RowOf<C>> => {
  const known: Known = (name, value, cells) => {
    const check = references[name];
    if (!check) throw new Error(`no check for the reference ${name}`);
    return check(value, cells);
  };
  return parse(schema, table, known, references);
};

/**
 * Everything that is wrong with a table by itself, in the order of lines: with its reading, its cells, and rows that repeat
 * each other. What a cell refers to is not asked.
 */
export const faultsOfForm = <C extends Columns>(schema: TableSchema<C>, table: Table): readonly TableFault[] =>
  parse(schema, table, () => true, {}).faults;

type Known = (reference: string, value: string, cells: TableRow['cells']) => boolean;

const parse = <C extends Columns>(
  schema: TableSchema<C>,
  table: Table,
  known: Known,
  references: References,
): ParsedTable<RowOf<C>> => {
  const faults = new Faults(schema.columns, table);
  const parsed = table.rows.map((row) => ({
    line: row.line,
    value: parseRow(schema.columns, row, table, known, faults) as RowOf<C>,
  }));
  const unique = Object.entries(schema.columns).filter(([, column]) => column.unique);
  const repeated = unique.flatMap(([key]) => repeatedRows(parsed, key, (value) => value[key] as string | undefined));
  for (const { line, column, code, params } of repeated) faults.report(line, column, code, params);
  const sound = parsed.filter(({ line }) => !faults.at(line));
  for (const { line, column, code, params } of schema.check?.(sound, references) ?? [])
    faults.report(line, column, code, params);
  return { rows: sound.filter(({ line }) => !faults.at(line)), faults: faults.inOrder() };
};

class Faults {
  private readonly all: TableFault[];
  private readonly lines: Set<number>;
  private readonly cells: Set<string>;

  constructor(
    private readonly columns: Columns,
    private readonly table: Table,
  ) {
    const ofReading = table.faults;
    this.all = [...ofReading];
    this.lines = new Set(ofReading.map(({ line }) => line));
    this.cells = new Set(ofReading.map(({ line, column }) => `${line} ${column}`));
  }

  /** Keeps the first fault of a cell only: the others follow from it. */
  report(line: number, column: string, code: FaultCode, params?: FaultParams): void {
    if (this.cells.has(`${line} ${column}`)) return;
    this.cells.add(`${line} ${column}`);
    this.lines.add(line);
    const cell = cellAddress(this.table.places[column], line);
    const where = { line, column, ...(cell !== undefined && { cell }) };
    this.all.push({ ...where, code, ...textOf(code, params, this.columns[column]?.title) });
  }

  at(line: number): boolean {
    return this.lines.has(line);
  }

  inOrder(): TableFault[] {
    const order = Object.keys(this.columns);
    const position = ({ column }: TableFault) => (column === undefined ? -1 : order.indexOf(column));
    return this.all.sort((a, b) => a.line - b.line || position(a) - position(b));
  }
}

const CONTROL = /[\p{Cs}\u200B-\u200F\u2028-\u202E\u2060\uFEFF]|(?![\t\r\n])\p{Cc}/u;

const parseRow = (
  columns: Columns,
  { line, cells }: TableRow,
  { format }: Table,
  known: Known,
  faults: Faults,
): Record<string, unknown> => {
  const value: Record<string, unknown> = {};
  for (const [key, { required, reference, parse }] of Object.entries(columns)) {
    const cell = cells[key] ?? '';
    value[key] = undefined;
    if (cell === '') {
      if (required) faults.report(line, key, 'required');
      continue;
    }
    const result = CONTROL.test(cell) ? ({ fault: 'control-character' } as const) : parse(cell, format);
    if ('fault' in result) faults.report(line, key, result.fault, result.params);
    else if (reference === undefined || known(reference, String(result.value), cells)) value[key] = result.value;
    else faults.report(line, key, 'unknown-reference');
  }
  return value;
};
