import { isDeepStrictEqual } from 'node:util';
import { calendarTable, calendarYears, parseRows } from '#imports';
import { CommandRunner } from '#event-store';
import type { Program } from '#platform';
import { RulebookImport, type CalendarYearList } from '#rulebook';
import type { ImportKind } from './import-kind.js';
import { sortRows } from './import-plan.js';
import { refusal } from './refusal-text.js';

type Days = Pick<CalendarYearList, 'restDays' | 'makeUpWorkdays'>;

/**
 * Statutory calendars. A published year with other days is corrected only where the user says why. A list with a bad row
 * is no list: deadlines would be counted by it.
 */
export const calendarImport: ImportKind = {
  columns: calendarTable.columns,
  plan: async (program, { table, fileName, fileHash, words }) => {
    const parsed = parseRows(calendarTable, table);
    const published = await publishedDays(program);
    const lists = calendarYears(parsed.rows).map((list) => ({
      line: parsed.rows.find(({ value }) => value.year === list.year)!.line,
      value: { ...list, source: words.source ?? fileName, notice: words.notice ?? null, fileHash },
    }));
    const rows = parsed.faults.length > 0 ? [] : lists;
    const { fresh, known, faults } = sortRows({ rows, faults: parsed.faults }, ({ line, value }) => {
      const before = published.get(value.year);
      if (!before) return 'fresh';
      if (isDeepStrictEqual(datesOf(before), datesOf(value))) return 'known';
      return words.reason === undefined ? refusal(line, 'calendar-published-otherwise', 'year') : 'fresh';
    });
    const write = async (onProgress: (done: number) => void) => {
      const rulebook = new RulebookImport(program.app.get(CommandRunner));
      await rulebook.calendars(
        fresh.map(({ value }) => value),
        words.reason ?? 'imported',
      );
      onProgress(fresh.length);
      return [];
    };
    return { total: table.rows.length, faults, known, fresh: fresh.length, write, note };
  },
};

const publishedDays = async ({ stores }: Program): Promise<ReadonlyMap<number, Days>> => {
  const years = stores.reads.db.selectFrom('calendar_years').select(['year', 'rest_days', 'make_up_workdays']);
  return new Map(
    (await years.execute()).map((row) => [row.year, { restDays: row.rest_days, makeUpWorkdays: row.make_up_workdays }]),
  );
};

const datesOf = ({ restDays, makeUpWorkdays }: Days) =>
  [restDays, makeUpWorkdays].map((days) => days.map(({ date }) => date).sort());

const note = {
  zh: '日历按年计数；有一行有误，全表不导入。',
  en: 'Calendars are counted by year, and taken as a whole or not at all.',
};
