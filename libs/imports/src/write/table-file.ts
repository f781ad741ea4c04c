import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Title } from '../fault.js';

/**
 * A date is a calendar date `YYYY-MM-DD`; an instant an ISO instant in UTC, shown in Asia/Shanghai; a share lies between
 * 0 and 1 and is shown in per cent.
 */
export type CellKind = 'text' | 'number' | 'share' | 'date' | 'instant';

export type WrittenColumn = Readonly<{ title: Title; kind: CellKind }>;

/** A sheet by its name, with headings in one of the two languages. */
export type WrittenSheet = Readonly<{ name: string; columns: readonly WrittenColumn[]; language: keyof Title }>;

export type WrittenCell = string | number | boolean | null | undefined;

const WIDTHS: Readonly<Record<CellKind, number>> = { text: 22, number: 12, share: 12, date: 13, instant: 20 };
const FORMATS: Readonly<Record<CellKind, string>> = {
  text: '@',
  number: '0',
  share: '0.00%',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
};
const TRUTHS = { zh: ['是', '否'], en: ['yes', 'no'] } as const;
const SHANGHAI_MS = 8 * 3_600_000;
const LONGEST_CELL = 32_767;
const NOT_IN_XML = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\r\n])\p{Cc}/gu;

/**
 * Writes a workbook of one sheet, row by row: memory does not grow with its length. Texts are stored as texts, whatever
 * they begin with, so that none of them is ever taken for a formula. Answers the number of rows, the title row not counted.
 */
export const writeTableFile = async (
  path: string,
  { name, columns, language }: WrittenSheet,
  rows: AsyncIterable<readonly WrittenCell[]>,
): Promise<number> => {
  const { default: ExcelJS } = await import('exceljs');
  const stream = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ title, kind }) => ({
    header: title[language],
    width: WIDTHS[kind],
    style: { numFmt: FORMATS[kind] },
  }));
  let count = 0;
  try {
    for await (const cells of rows) {
      sheet.addRow(columns.map(({ kind }, index) => cellOf(kind, cells[index], language))).commit();
      count++;
      if (stream.writableNeedDrain) await once(stream, 'drain');
    }
    await book.commit();
    return count;
  } catch (error) {
    stream.destroy();
    throw error;
  }
};

const cellOf = (kind: CellKind, value: WrittenCell, language: keyof Title): string | number | Date | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return TRUTHS[language][value ? 0 : 1];
  if (typeof value === 'number') return value;
  if (kind === 'date') return new Date(`${value}T00:00:00Z`);
  if (kind === 'instant') return new Date(Date.parse(value) + SHANGHAI_MS);
  return value.replaceAll(NOT_IN_XML, '').slice(0, LONGEST_CELL);
};
