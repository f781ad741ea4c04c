import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import chineseDays from 'chinese-days';
import { addDays } from '#kernel';
import {
  addWorkingDays,
  calendarFaults,
  nextWorkday,
  previousWorkday,
  workCalendar,
  workingDaysBetween,
} from './index.js';
import type { CalendarYear } from './index.js';

const published = Array.from({ length: 23 }, (_, i): CalendarYear => {
  const file = new URL(`../../../infra/data/calendar/${2004 + i}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as CalendarYear;
});
const calendar = workCalendar(published);

const empty = { year: 2027, restDays: [], makeUpWorkdays: [], version: 1 };

describe('work calendar', () => {
  it('agrees with chinese-days on every day from 2004 to 2026', () => {
    const wrong: string[] = [];
    let days = 0;
    for (let date = '2004-01-01'; date < '2027-01-01'; date = addDays(date, 1)) {
      const working = ['workday', 'make-up-workday'].includes(calendar.dayKind(date).kind);
      if (working !== chineseDays.isWorkday(date)) wrong.push(date);
      days++;
    }
    expect(wrong).toEqual([]);
    expect(days).toBe(8401);
  });

  it('tells the four kinds of day, with the holiday that a day belongs to', () => {
    expect(calendar.dayKind('2026-09-18')).toEqual({ kind: 'workday', provisional: false });
    expect(calendar.dayKind('2026-09-19')).toEqual({ kind: 'weekend', provisional: false });
    expect(calendar.dayKind('2026-09-20')).toEqual({ kind: 'make-up-workday', name: '国庆节', provisional: false });
    expect(calendar.dayKind('2026-09-26')).toEqual({ kind: 'holiday', name: '中秋节', provisional: false });
  });

  it('knows the extension of the Spring Festival of 2020', () => {
    expect(calendar.dayKind('2020-01-31')).toMatchObject({ kind: 'holiday', name: '春节' });
    expect(calendar.dayKind('2020-02-03')).toMatchObject({ kind: 'workday' });
  });

  it.each(['2003-12-31', '2027-01-01'])('marks %s, of a year without a list, as provisional', (date) => {
    expect(calendar.dayKind(date)).toEqual({ kind: 'workday', provisional: true });
    expect(calendar.isPublished(Number(date.slice(0, 4)))).toBe(false);
  });

  it('knows no holidays of a year without a list, only its weekends', () => {
    expect(calendar.dayKind('2027-10-01')).toEqual({ kind: 'workday', provisional: true });
    expect(calendar.dayKind('2027-10-02')).toEqual({ kind: 'weekend', provisional: true });
  });

  it.each(['2026-02-29', '2026-9-1', 'today'])('refuses the date %p', (date) => {
    expect(() => calendar.dayKind(date)).toThrow(RangeError);
  });
});

describe('calendar version', () => {
  const versionOf = (...years: (readonly [number, number])[]) =>
    workCalendar(years.map(([year, version]) => ({ ...empty, year, version }))).version;

  it('names runs of years with the same version, whatever their order', () => {
    expect(calendar.version).toBe('2004-2026.1');
    expect(versionOf([2026, 1])).toBe('2026.1');
    expect(versionOf([2027, 1], [2025, 1], [2026, 2])).toBe('2025.1,2026.2,2027.1');
    expect(versionOf([2024, 1], [2026, 1])).toBe('2024.1,2026.1');
    expect(versionOf()).toBe('unpublished');
  });
});

describe('calendar list', () => {
  const list = (restDays: string[], makeUp: string[] = [], version = 1) => ({
    year: 2027,
    version,
    restDays: restDays.map((date) => ({ date, name: '元旦' })),
    makeUpWorkdays: makeUp.map((date) => ({ date, name: '元旦' })),
  });

  it.each([
    ['not-a-date', list(['2027-02-30'])],
    ['outside-year', list(['2026-12-31'])],
    ['named-twice', list(['2027-01-01', '2027-01-01'])],
    ['named-twice', list(['2027-01-02'], ['2027-01-02'])],
    ['make-up-on-weekday', list([], ['2027-01-04'])],
    ['bad-version', list([], [], 0)],
  ])('has the fault %s', (code, faulty) => {
    expect(calendarFaults(faulty).map((fault) => fault.code)).toEqual([code]);
    expect(() => workCalendar([faulty])).toThrow(RangeError);
  });

  it('is given once for a year', () => {
    expect(calendarFaults(list(['2027-01-01'], ['2027-01-03']))).toEqual([]);
    expect(() => workCalendar([empty, empty])).toThrow('calendar 2027 is given twice');
  });
});

describe('counting working days', () => {
  it.each([
    ['2026-09-18', 3, '2026-09-22'],
    ['2026-10-10', -10, '2026-09-20'],
    ['2026-10-03', 1, '2026-10-08'],
    ['2026-10-03', -1, '2026-09-30'],
    ['2026-10-03', 0, '2026-10-03'],
    ['2025-12-31', 1, '2026-01-04'],
  ])('goes from %s by %i to %s', (date, count, result) => {
    expect(addWorkingDays(date, count, calendar)).toBe(result);
  });

  it.each([
    ['2026-09-18', '2026-09-22', 3],
    ['2026-09-22', '2026-09-18', -3],
    ['2026-09-18', '2026-09-18', 0],
    ['2026-10-01', '2026-10-07', 0],
    ['2026-09-30', '2026-10-08', 1],
    ['2026-10-11', '2026-10-09', -1],
  ])('counts from %s to %s: %i', (from, to, count) => {
    expect(workingDaysBetween(from, to, calendar)).toBe(count);
  });

  it('finds the neighbouring working days, never the day itself', () => {
    expect(nextWorkday('2026-09-18', calendar)).toBe('2026-09-20');
    expect(previousWorkday('2026-09-20', calendar)).toBe('2026-09-18');
  });

  it.each([1.5, Number.NaN, Infinity])('refuses %p days', (count) => {
    expect(() => addWorkingDays('2026-09-18', count, calendar)).toThrow(RangeError);
  });
});
