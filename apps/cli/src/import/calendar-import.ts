import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { calendarTable, calendarYears, parseRows } from '#imports';
import { CommandRunner, inScope, RejectedError, systemActor } from '#event-store';
import type { Program } from '#platform';
import { calendarYear, RulebookImport, type CalendarYearCommand, type CalendarYearList } from '#rulebook';
import type { ImportKind } from './import-kind.js';
import { sortRows, type Line } from './import-plan.js';
import { refusal } from './refusal-text.js';

type Days = Pick<CalendarYearList, 'restDays' | 'makeUpWorkdays'>;

/**
 * Statutory calendars. A published year with other days is corrected only where the user says why. A list with a bad row
 * is no list: deadlines would be counted by it.
 */
export const calendarImport: ImportKind = {
  columns: calendarTable.columns,
  plan: async (program, { table, fileHash, words }) => {
    const parsed = parseRows(calendarTable, table);
    const published = await publishedDays(program);
    const lists = calendarYears(parsed.rows).map((list) => ({
      line: parsed.rows.find(({ value }) => value.year === list.year)!.line,
      value: { ...list, source: words.source ?? words.notice ?? '', notice: words.notice ?? null, fileHash },
    }));
    const rows = parsed.faults.length > 0 ? [] : lists;
    const isSaidAlready = (value: CalendarYearList) => {
      const before = published.get(value.year);
      return before !== undefined && isDeepStrictEqual(datesOf(before), datesOf(value));
    };
    const wanted = rows.filter(({ value }) => !isSaidAlready(value));
    const refused = await refusalsOf(program, wanted, (list) => commandOf(list, published.has(list.year)));
    const { fresh, known, faults } = sortRows({ rows, faults: parsed.faults }, ({ line, value }) => {
      if (isSaidAlready(value)) return 'known';
      if (published.has(value.year) && words.reason === undefined)
        return refusal(line, 'calendar-published-otherwise', 'year');
      const error = refused.get(line);
      return error ? refusal(line, error.code, 'year', error.params) : 'fresh';
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

const commandOf = (list: CalendarYearList, isPublished: boolean): CalendarYearCommand =>
  isPublished ? { type: 'CorrectCalendarYear', list, reason: '' } : { type: 'PublishCalendarYear', list };

/** What the rulebook would refuse, by line, without writing anything. */
const refusalsOf = async (
  { app }: Program,
  lists: readonly Line<CalendarYearList>[],
  command: (list: CalendarYearList) => CalendarYearCommand,
) => {
  const runner = app.get(CommandRunner);
  const refused = new Map<number, RejectedError>();
  for (const { line, value } of lists) {
    const commandId = randomUUID();
    const scope = { commandId, correlationId: commandId, actor: systemActor('import') };
    const rehearsal = () => runner.rehearse(calendarYear, String(value.year), command(value));
    await inScope(scope, rehearsal).catch((error: unknown) => {
      if (!(error instanceof RejectedError)) throw error;
      refused.set(line, error);
    });
  }
  return refused;
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
