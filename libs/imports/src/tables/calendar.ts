import { yearOf, weekday } from '#kernel';
import type { CalendarYear } from '#calendar';
import { choice, date, integer, text } from '../schema/columns.js';
import type { RowOf } from '../schema/column.js';
import { repeatedRows, tableSchema, type ParsedRow, type RowFault } from '../schema/table-schema.js';

/** Days off and make-up workdays of published lists. A day belongs to the list of its own year. */
export const calendarTable = tableSchema({
  columns: {
    year: integer({ title: { zh: '年份', en: 'Year' }, required: true, min: 2000, max: 2100 }),
    date: date({ title: { zh: '日期', en: 'Date' }, required: true }),
    kind: choice({
      title: { zh: '类型', en: 'Kind' },
      required: true,
      choices: [
        { value: 'rest', title: { zh: '放假', en: 'Day off' } },
        { value: 'makeUp', title: { zh: '上班', en: 'Make-up workday' } },
      ],
    }),
    name: text({ title: { zh: '名称', en: 'Name' }, required: true, maxLength: 50 }),
  },
  check: (rows) => [
    ...repeatedRows(rows, 'date', ({ date: day }) => day),
    ...rows.flatMap(({ line, value }): RowFault<'date'>[] => {
      if (yearOf(value.date) !== value.year) return [{ line, column: 'date', code: 'outside-year' }];
      const onWeekday = value.kind === 'makeUp' && weekday(value.date) < 6;
      return onWeekday ? [{ line, column: 'date', code: 'make-up-on-weekday' }] : [];
    }),
  ],
});

/** The lists that the rows of a calendar table make up, in the order of years; their versions are the caller's. */
export const calendarYears = (
  rows: readonly ParsedRow<RowOf<typeof calendarTable.columns>>[],
): Omit<CalendarYear, 'version' | 'notice'>[] => {
  const years = [...new Set(rows.map(({ value }) => value.year))].sort((a, b) => a - b);
  const daysOf = (year: number, kind: 'rest' | 'makeUp') =>
    rows
      .filter(({ value }) => value.year === year && value.kind === kind)
      .map(({ value }) => ({ date: value.date, name: value.name }))
      .sort((a, b) => a.date.localeCompare(b.date));
  return years.map((year) => ({ year, restDays: daysOf(year, 'rest'), makeUpWorkdays: daysOf(year, 'makeUp') }));
};
