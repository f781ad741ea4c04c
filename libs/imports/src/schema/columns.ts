import { dateOf, isLocalDate, type LocalDate } from '#kernel';
import type { Title } from '../fault.js';
import { column, type CellResult, type Column, type ColumnOptions } from './column.js';

export type Choice<V extends string = string> = Readonly<{ value: V; title: Title }>;

type TextOptions<R extends boolean> = ColumnOptions<R> & Readonly<{ maxLength: number }>;
type CodeOptions<R extends boolean> = ColumnOptions<R> & Readonly<{ pattern: RegExp; expected: Title }>;

const DATE_HINT: Title = { zh: '日期，如2026-03-05', en: 'a date, such as 2026-03-05' };
const MONTH_HINT: Title = { zh: '年月，如1990-05', en: 'a month, such as 1990-05' };

/** Free text. */
export const text = <const R extends boolean>({ maxLength, ...options }: TextOptions<R>): Column<string, R> =>
  column({ hint: { zh: `不超过${maxLength}个字符`, en: `at most ${maxLength} characters` }, ...options }, (cell) =>
    cell.length > maxLength ? { fault: 'too-long', params: { limit: maxLength } } : { value: cell },
  );

/** Text of a fixed form; full-width letters and digits are read as half-width ones. */
export const code = <const R extends boolean>({ pattern, expected, ...options }: CodeOptions<R>): Column<string, R> =>
  column({ hint: expected, ...options }, (cell) => {
    const value = halfWidth(cell);
    return pattern.test(value) ? { value } : { fault: 'pattern', params: { expected } };
  });

/** One of a list, by its value or either of its titles. */
export const choice = <const R extends boolean, const V extends string>({
  choices,
  ...options
}: ColumnOptions<R> & Readonly<{ choices: readonly Choice<V>[] }>): Column<V, R> => {
  const byName = new Map(
    choices.flatMap(({ value, title }) => [value, title.zh, title.en].map((name) => [name, value])),
  );
  const list = {
    zh: choices.map(({ title }) => title.zh).join('、'),
    en: choices.map(({ value }) => value).join(', '),
  };
  const titles = choices.map(({ title }) => title);
  const parse = (cell: string): CellResult<V> => {
    const value = byName.get(cell) as V | undefined;
    return value === undefined ? { fault: 'not-in-list', params: { choices: list } } : { value };
  };
  return column({ hint: list, ...options }, parse, titles);
};

/** A calendar date: 2026-03-05, 2026/3/5, 2026.3.5 or 2026年3月5日; in a workbook also its five-digit serial number. */
export const date = <const R extends boolean>(options: ColumnOptions<R>): Column<LocalDate, R> =>
  column({ hint: DATE_HINT, ...options }, (cell, format) => {
    const value = dateIn(cell, format === 'xlsx');
    return value === undefined ? { fault: 'not-a-date' } : { value };
  });

/** A month, `YYYY-MM`: 1990-05, 1990/5 or 1990年5月; in a workbook also the first day of the month as a date. */
export const month = <const R extends boolean>(options: ColumnOptions<R>): Column<string, R> =>
  column({ hint: MONTH_HINT, ...options }, (cell, format) => {
    const match = /^(\d{4})[-/年](\d{1,2})月?$/.exec(halfWidth(cell));
    const day = match ? `${match[1]}-${match[2]?.padStart(2, '0')}-01` : dateIn(cell, format === 'xlsx');
    const sound = day !== undefined && isLocalDate(day) && day.endsWith('-01') && (match || format === 'xlsx');
    return sound ? { value: day.slice(0, 7) } : { fault: 'not-a-month' };
  });

/** A whole number. */
export const integer = <const R extends boolean>({
  min,
  max,
  ...options
}: ColumnOptions<R> & Readonly<{ min: number; max: number }>): Column<number, R> =>
  column(
    { hint: { zh: `${min}至${max}的整数`, en: `a whole number from ${min} to ${max}` }, ...options },
    (cell): CellResult<number> => {
      const digits = halfWidth(cell);
      if (!/^-?\d{1,15}$/.test(digits)) return { fault: 'not-a-number' };
      const value = Number(digits);
      return value < min || value > max ? { fault: 'out-of-range', params: { min, max } } : { value };
    },
  );

const halfWidth = (cell: string) => cell.normalize('NFKC').trim();

const UNIX_EPOCH_AS_SERIAL = 25_569;

const dateIn = (cell: string, serials: boolean): LocalDate | undefined => {
  const plain = halfWidth(cell);
  if (serials && /^[1-9]\d{4}$/.test(plain)) return dateOf(Number(plain) - UNIX_EPOCH_AS_SERIAL);
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain) ?? /^(\d{4})(年)(\d{1,2})月(\d{1,2})日$/.exec(plain);
  if (!match) return undefined;
  const value = `${match[1]}-${match[3]?.padStart(2, '0')}-${match[4]?.padStart(2, '0')}`;
  return isLocalDate(value) ? value : undefined;
};
