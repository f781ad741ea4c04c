import { parse, type CsvError, type Info } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { Limits, RawFault, RawTable } from './raw-table.js';

type Parsed = { record: string[]; info: Info };

/** Reads comma-separated text in UTF-8 (with or without byte order mark) or GBK (GB 18030). */
export const readCsv = (bytes: Uint8Array, limits: Limits): RawTable => {
  const text = decode(bytes);
  if (text === undefined) return { format: 'csv', rows: [], faults: [{ line: 1, code: 'unknown-encoding' }] };
  const errors: CsvError[] = [];
  const records = parse(text.replaceAll(/\r\n?/g, '\n'), {
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    to: limits.rows + 2,
    on_skip: (error) => void (error && errors.push(error)),
  }) as unknown as Parsed[];
  const rows = records.map(({ record, info }) => ({ line: info.lines - breaksIn(record), cells: record }));
  const faults = faultsOf(errors, records.at(-1)?.info.lines ?? 0);
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
