import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { CalendarYearEvent, CalendarYearList } from '../domain/calendar-year.events.js';
import { calendarYears } from './calendar-years.projection.js';

const list: CalendarYearList = {
  year: 2026,
  restDays: [{ date: '2026-01-01', name: '元旦' }],
  makeUpWorkdays: [{ date: '2026-01-04', name: '元旦' }],
  source: 'npm chinese-days 1.5.7',
  notice: '国务院办公厅关于2026年部分节假日安排的通知',
  fileHash: null,
};
const published: CalendarYearEvent = { type: 'CalendarYearPublished.v1', data: list };
const corrected: CalendarYearEvent = {
  type: 'CalendarYearCorrected.v1',
  data: { ...list, makeUpWorkdays: [], notice: null, version: 2, reason: '调整' },
};
const other: CalendarYearEvent = { ...published, data: { ...list, year: 2025, restDays: [], makeUpWorkdays: [] } };
const folded = (...events: CalendarYearEvent[]) =>
  project(
    calendarYears,
    events.map((event) => [event, {}]),
  );
const row = {
  year: 2026,
  version: 1,
  rest_days: list.restDays,
  make_up_workdays: list.makeUpWorkdays,
  source: list.source,
  notice: list.notice,
  published_at: '2026-09-21T01:00:00.000Z',
};

describe('the calendars', () => {
  it('hold the published list of each year', () =>
    expect([...folded(published, other)]).toEqual([
      ['2026', row],
      ['2025', { ...row, year: 2025, rest_days: [], make_up_workdays: [] }],
    ]));

  it('hold the latest version of it', () =>
    expect(folded(published, corrected).get('2026')).toEqual({
      ...row,
      version: 2,
      make_up_workdays: [],
      notice: null,
    }));

  it('are the same after a replay', () =>
    expectSameRows(folded(published, corrected, published, corrected), folded(published, corrected)));
});
