import type { CellValue, Row } from 'exceljs';
import { Readable } from 'node:stream';
import type { Limits, RawFault, RawRow, RawTable } from './raw-table.js';
import { firstSheetOf } from './workbook-archive.js';
import { WorkbookError } from './workbook-error.js';

/** Reads the first sheet of a workbook. Dates become `YYYY-MM-DD`, numbers their shortest decimal form. */
export const readXlsx = async (bytes: Uint8Array, limits: Limits): Promise<RawTable> => {
  try {
    const { name: sheet, archive, failed } = await firstSheetOf(bytes, limits.unpackedBytes);
    const read = await Promise.race([readSheet(archive, limits), failed]);
    return { format: 'xlsx', sheet, ...read };
  } catch (error) {
    const params = { limit: limits.unpackedBytes };
    const code = error instanceof WorkbookError ? error.code : 'unreadable-workbook';
    return { format: 'xlsx', rows: [], faults: [{ line: 1, code, params }] };
  }
};

const readSheet = async (archive: AsyncGenerator<Uint8Array>, limits: Limits) => {
  const rows: RawRow[] = [];
  const faults: RawFault[] = [];
  for await (const row of sheetRows(archive)) {
    const read = readRow(row, limits, faults);
    if (read.cells.every((cell) => cell === '')) continue;
    if (rows.length > limits.rows) return { rows, faults: [...faults, tooMany(read.line, limits)] };
    rows.push(read);
  }
  return { rows, faults };
};

/** exceljs takes half a second to load, which a reader of CSV files need not pay. */
async function* sheetRows(archive: AsyncGenerator<Uint8Array>): AsyncGenerator<Row> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from(archive), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  for await (const sheet of workbook) yield* sheet;
}

const tooMany = (line: number, { rows }: Limits): RawFault => ({
  line,
  code: 'too-many-rows',
  params: { limit: rows },
});

const readRow = (row: Row, limits: Limits, faults: RawFault[]): RawRow => {
  const line = row.number;
  const cells: string[] = [];
  row.eachCell((cell, position) => {
    if (position > limits.columns) {
      if (!faults.some(({ code }) => code === 'too-many-columns'))
        faults.push({ line, code: 'too-many-columns', params: { limit: limits.columns } });
      return;
    }
    const read = readCell(cell.value);
    if (typeof read !== 'string') faults.push({ line, index: position - 1, ...read });
    while (cells.length < position - 1) cells.push('');
    cells.push(typeof read === 'string' ? read : '');
  });
  return { line, cells };
};

const readCell = (value: CellValue): string | Pick<RawFault, 'code'> => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return readNumber(value);
  if (value instanceof Date) return readDate(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('formula' in value || 'sharedFormula' in value) return { code: 'formula' };
  return { code: 'error' in value ? 'error-value' : 'not-plain' };
};

const readNumber = (value: number): string | Pick<RawFault, 'code'> => {
  if (!Number.isFinite(value)) return { code: 'not-plain' };
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? { code: 'imprecise-number' } : String(value);
};

const readDate = (value: Date): string | Pick<RawFault, 'code'> => {
  if (Number.isNaN(value.getTime())) return { code: 'not-plain' };
  const [date, time] = value.toISOString().split('T');
  return time === '00:00:00.000Z' ? String(date) : `${date} ${String(time).slice(0, 8)}`;
};
