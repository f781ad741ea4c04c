import { readFile, stat } from 'node:fs/promises';
import { cellAddress } from '../cell-address.js';
import { textOf, type FaultCode, type FaultParams, type TableFault, type Title } from '../fault.js';
import { readCsv } from './csv.js';
import { DEFAULT_LIMITS, type Limits, type RawRow, type RawTable, type TableFormat } from './raw-table.js';
import { readXlsx } from './xlsx.js';

/** `cells` holds the trimmed text of every expected column, empty where the table has none. */
export type TableRow = Readonly<{ line: number; cells: Readonly<Record<string, string>> }>;
export type Table = Readonly<{
  format: TableFormat;
  /** Name of the sheet in a workbook. */
  sheet?: string;
  /** Where each column that the table has stands, from 0. */
  places: Readonly<Record<string, number>>;
  rows: readonly TableRow[];
  faults: readonly TableFault[];
}>;

/** Columns by key; the title row may name a column by its key or by either of its titles, in any order. */
export type ExpectedColumns = Readonly<
  Record<string, Readonly<{ title: Title; required: boolean; hint?: Title; choices?: readonly Title[] }>>
>;

/**
 * Reads a table from a file or from its bytes: a workbook (.xlsx, its first sheet) or comma-separated text (UTF-8 or
 * GBK). What cannot be read is reported in `faults`, cell by cell where possible; a row with a faulty cell is still
 * listed, with that cell empty. Where the title row is at fault no rows are listed. Rejects only with the file system's error.
 */
export const readTable = async (
  source: string | Uint8Array,
  options: Readonly<{ columns: ExpectedColumns; limits?: Partial<Limits> }>,
): Promise<Table> => {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const size = typeof source === 'string' ? (await stat(source)).size : source.byteLength;
  if (size > limits.fileBytes) return unread('file-too-large', { limit: limits.fileBytes });
  const bytes = typeof source === 'string' ? await readFile(source) : source;
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return unread('old-workbook');
  const raw = startsWith(bytes, [0x50, 0x4b]) ? await readXlsx(bytes, limits) : readCsv(bytes, limits);
  return placed(raw, options.columns, limits);
};

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);

const unread = (code: FaultCode, params: FaultParams = {}): Table => ({
  format: 'xlsx',
  places: {},
  rows: [],
  faults: [{ line: 1, code, ...textOf(code, params) }],
});

/** Puts the cells under the columns that the title row names. */
const placed = ({ format, sheet, rows, faults }: RawTable, columns: ExpectedColumns, limits: Limits): Table => {
  const [titles, ...body] = rows;
  const found: TableFault[] = [];
  const report: Report = (line, code, { column, index, params = {} } = {}) => {
    const cell = cellAddress(index, line);
    found.push({
      line,
      code,
      ...(column !== undefined && { column }),
      ...(cell !== undefined && { cell }),
      ...textOf(code, params, columns[column ?? '']?.title),
    });
  };
  const keys = titles ? keysOf(titles, columns, report) : [];
  const places = Object.fromEntries(keys.flatMap((key, index) => (key === undefined ? [] : [[key, index]])));
  const table = { format, ...(sheet !== undefined && { sheet }), places };
  if (found.length > 0) return { ...table, rows: [], faults: found };
  for (const { line, index, code, params } of faults) {
    const column = keys[index ?? -1];
    report(line, code, { ...(column !== undefined && { column }), index, ...(params && { params }) });
  }
  if (!titles && faults.length === 0) report(1, 'empty-file');
  const placeRow = ({ line, cells }: RawRow): TableRow => {
    if (cells.slice(keys.length).some((cell) => cell.trim() !== ''))
      report(line, 'too-many-cells', { index: keys.length });
    if (format === 'csv' && cells.length < keys.length) report(line, 'too-few-cells');
    const under: Record<string, string> = Object.fromEntries(Object.keys(columns).map((key) => [key, '']));
    for (const [i, key] of keys.entries()) {
      const cell = (cells[i] ?? '').trim();
      if (key === undefined) continue;
      if (cell.length > limits.cellLength)
        report(line, 'too-long', { column: key, index: i, params: { limit: limits.cellLength } });
      else under[key] = cell;
    }
    return { line, cells: under };
  };
  const filled = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { ...table, rows: filled.map(placeRow), faults: found };
};

type Where = Readonly<{ column?: string; index?: number | undefined; params?: FaultParams }>;
type Report = (line: number, code: FaultCode, where?: Where) => void;

const keysOf = ({ line, cells }: RawRow, columns: ExpectedColumns, report: Report): readonly (string | undefined)[] => {
  const byTitle = new Map(
    Object.entries(columns).flatMap(([key, { title }]) =>
      [key, title.zh, title.en].map((name) => [name, key] as const),
    ),
  );
  const seen = new Set<string>();
  const keys = cells.map((cell, i) => {
    const key = byTitle.get(cell.trim());
    if (key === undefined && cell.trim() !== '')
      report(line, 'unknown-column', { index: i, params: { position: i + 1 } });
    if (key !== undefined && seen.has(key)) report(line, 'repeated-column', { column: key, index: i });
    if (key !== undefined) seen.add(key);
    return key;
  });
  for (const [key, { required }] of Object.entries(columns))
    if (required && !seen.has(key)) report(line, 'missing-column', { column: key });
  return keys;
};
