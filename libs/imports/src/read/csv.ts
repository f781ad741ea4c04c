import { parse, type CsvError, type Info } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { Limits, RawFault, RawRow, RawTable } from './raw-table.js';

type Parsed = { record: string[]; info: Info };

/** Reads comma-separated text in UTF-8 (with or without byte order mark) or GBK (GB 18030). */
export const readCsv = (bytes: Uint8Array, limits: Limits): RawTable => {
  const text = decode(bytes);
  if (text === undefined) return { format: 'csv', rows: [], faults: [{ line: 1, code: 'unknown-encoding' }] };
  const plain = text.replaceAll(/\r\n?/g, '\n');
  const monster = monsterLine(plain, limits);
  if (monster) return { format: 'csv', rows: [], faults: [monster] };
  const errors: CsvError[] = [];
  const records = parse(plain, {
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    to: limits.rows + 2,
    on_skip: (error) => void (error && errors.push(error)),
  }) as unknown as Parsed[];
  const lines = records.map(({ record, info }) => ({ line: info.lines - breaksIn(record), cells: record }));
  const faults = [...faultsOf(errors, records.at(-1)?.info.lines ?? 0), ...tooWide(lines, limits)];
  const rows = lines
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({
      line,
      cells: cells.length > limits.columns ? cells.slice(0, limits.columns) : cells,
    }));
  if (rows.length <= limits.rows + 1) return { format: 'csv', rows, faults };
  const cut: RawFault = { line: rows.at(-1)?.line ?? 1, code: 'too-many-rows', params: { limit: limits.rows } };
  return { format: 'csv', rows: rows.slice(0, limits.rows + 1), faults: [...faults, cut] };
};

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = iconv.decode(Buffer.from(bytes), 'gb18030');
    return text.includes('\uFFFD') ? undefined : text;
  }
};

/** A line that no table has: it costs nothing to see it, and much to take it apart. */
const monsterLine = (text: string, { columns, cellLength }: Limits): RawFault | undefined => {
  let [from, line] = [0, 1];
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const until = end < 0 ? text.length : end;
    if (until - from > columns * cellLength) return { line, code: 'too-long', params: { limit: columns * cellLength } };
    if (until - from > columns + cellLength && commasIn(text, from, until) > columns + cellLength)
      return { line, code: 'too-many-columns', params: { limit: columns } };
    [from, line] = [until + 1, line + 1];
  }
  return undefined;
};

const commasIn = (text: string, from: number, until: number): number => {
  let count = 0;
  for (let at = text.indexOf(',', from); at >= 0 && at < until; at = text.indexOf(',', at + 1)) count++;
  return count;
};

/** Told once, for the first line that is too wide. */
const tooWide = (rows: readonly RawRow[], { columns: limit }: Limits): readonly RawFault[] => {
  const wide = rows.find(({ cells }) => cells.length > limit);
  return wide ? [{ line: wide.line, code: 'too-many-columns', params: { limit } }] : [];
};

/** csv-parse gives the line on which a record ends, and counts a line end of Windows inside quotation marks twice. */
const breaksIn = (record: readonly string[]) =>
  record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);

/** csv-parse reports a quotation mark that is never closed on the last line, not where it was opened. */
const faultsOf = (errors: readonly CsvError[], lastRead: number): RawFault[] => {
  const lineOf = (error: CsvError) => Number(error['lines']);
  const broken = errors.filter(({ code }) => code !== 'CSV_QUOTE_NOT_CLOSED');
  const faults = broken.map((error): RawFault => ({ line: lineOf(error), code: 'broken-quotes' }));
  if (broken.length === errors.length) return faults;
  const opened = Math.max(lastRead, ...broken.map(lineOf)) + 1;
  return [...faults, { line: opened, code: 'unclosed-quotes' }];
};
