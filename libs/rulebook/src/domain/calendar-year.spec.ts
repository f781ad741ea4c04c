import { describe, expect, it } from '@jest/globals';
import { publishedYear, specify } from '#testing';
import { calendarYear, type CalendarYearCommand } from './calendar-year.js';
import type { CalendarYearEvent, CalendarYearList } from './calendar-year.events.js';

const spec = specify(calendarYear.decider);
const { restDays, makeUpWorkdays } = publishedYear(2026);
const list: CalendarYearList = {
  year: 2026,
  restDays,
  makeUpWorkdays,
  source: 'npm chinese-days 1.5.7',
  notice: '国务院办公厅关于2026年部分节假日安排的通知',
  fileHash: null,
};
const publish = (changed: Partial<CalendarYearList> = {}): CalendarYearCommand => ({
  type: 'PublishCalendarYear',
  list: { ...list, ...changed },
});
const corrected = (changed: Partial<CalendarYearList>): CalendarYearCommand => ({
  type: 'CorrectCalendarYear',
  list: { ...list, ...changed },
  reason: '国务院办公厅调整通知',
});
const published: CalendarYearEvent = { type: 'CalendarYearPublished.v1', data: list };
const moved = { makeUpWorkdays: makeUpWorkdays.slice(1) };
const day = (date: string) => ({ date, name: '春节' });

describe('publishing a calendar', () => {
  it('keeps the list with its source', () => spec.given().when(publish()).thenEvents(published));

  it('happens once for a year', () =>
    spec.given(published).when(publish(moved)).thenRejected('calendar-already-published', { year: 2026 }));

  it.each([
    [
      'a day of another year',
      { restDays: [day('2027-01-01')] },
      'day-outside-year',
      { date: '2027-01-01', year: 2026 },
    ],
    [
      'a list without all statutory holidays',
      { restDays: restDays.filter(({ name }) => name !== '清明节' && name !== '端午节') },
      'holidays-missing',
      { year: 2026, missing: '清明节 Qingming、端午节 Dragon Boat Festival' },
    ],
    ['a list that rests on nothing', { source: ' ' }, 'calendar-source-missing', undefined],
    ['a day that is none', { restDays: [day('2026-02-30')] }, 'day-outside-year', { date: '2026-02-30', year: 2026 }],
    ['a day twice', { restDays: [day('2026-02-17'), day('2026-02-17')] }, 'day-listed-twice', { date: '2026-02-17' }],
    [
      'a day that is off and worked',
      { restDays: [day('2026-02-14')], makeUpWorkdays: [day('2026-02-14')] },
      'day-listed-twice',
      { date: '2026-02-14' },
    ],
    [
      'a make-up day in the week',
      { restDays: [], makeUpWorkdays: [day('2026-02-13')] },
      'make-up-day-on-weekday',
      { date: '2026-02-13' },
    ],
  ] as const)('refuses %s', (_what, days, code, params) => {
    spec.given().when(publish(days)).thenRejected(code, params);
    spec.given(published).when(corrected(days)).thenRejected(code, params);
  });
});

describe('correcting a calendar', () => {
  it('makes a new version with its reason', () =>
    spec
      .given(published)
      .when(corrected(moved))
      .thenEvents({
        type: 'CalendarYearCorrected.v1',
        data: { ...list, ...moved, version: 2, reason: '国务院办公厅调整通知' },
      }));

  it('counts the versions on', () =>
    spec
      .given(published, { type: 'CalendarYearCorrected.v1', data: { ...list, ...moved, version: 2, reason: 'r' } })
      .when(corrected({}))
      .thenEvents({
        type: 'CalendarYearCorrected.v1',
        data: { ...list, version: 3, reason: '国务院办公厅调整通知' },
      }));

  it('may change a name alone', () =>
    spec
      .given(published)
      .when(corrected({ restDays: restDays.map(({ date, name }) => ({ date, name: `${name}假期` })) }))
      .thenEventTypes('CalendarYearCorrected.v1'));

  it('to the same days, in whatever order, is none', () =>
    spec
      .given(published)
      .when(corrected({ restDays: [...restDays].reverse() }))
      .thenRejected('calendar-unchanged'));

  it('needs a published list', () =>
    spec.given().when(corrected({})).thenRejected('calendar-not-published', { year: 2026 }));
});

describe('who may do so', () => {
  it('is an import alone: the list holds for every unit, so the office of none may set it', () =>
    expect(calendarYear.policy(publish(), { version: 0, content: '' })).toEqual({ anyOf: [{ system: true }] }));
});
