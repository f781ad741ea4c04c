import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { computeDeadline, workCalendar, type CalendarYear, type Period } from './index.js';

const published = Array.from({ length: 23 }, (_, i): CalendarYear => {
  const file = new URL(`../../../infra/data/calendar/${2004 + i}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as CalendarYear;
});
const calendar = workCalendar(published);

type Vector = [Period['anchor'], number, Period['unit'], Period['direction'], string, boolean];

const expectDue = (...[anchor, amount, unit, direction, dueOn, provisional]: Vector) =>
  expect(computeDeadline({ anchor, amount, unit, direction }, calendar)).toMatchObject({ dueOn, provisional });

describe('deadline of the handbook', () => {
  it.each<Vector>([
    ['2026-09-18', 3, 'workingDay', 'after', '2026-09-22', false],
    ['2026-02-13', 5, 'workingDay', 'after', '2026-02-27', false],
    ['2026-05-02', 10, 'workingDay', 'after', '2026-05-18', false],
    ['2026-10-10', 10, 'workingDay', 'before', '2026-09-20', false],
    ['2026-02-20', 10, 'workingDay', 'before', '2026-02-03', false],
    ['2026-02-24', 3, 'calendarDay', 'before', '2026-02-14', false],
    ['2026-09-21', 10, 'calendarDay', 'after', '2026-10-08', false],
    ['2026-09-07', 30, 'calendarDay', 'after', '2026-10-08', false],
    ['2026-04-25', 10, 'calendarDay', 'after', '2026-05-06', false],
    ['2026-09-24', 10, 'workingDay', 'after', '2026-10-15', false],
  ])('%s, %i %s %s: %s', (...vector) => expectDue(...vector));

  it('gives the latest day for the report of a wedding on a make-up workday', () =>
    expectDue('2026-10-10', 10, 'workingDay', 'before', '2026-09-20', false));
  it('gives the day for the written report after a funeral in the Spring Festival', () =>
    expectDue('2026-02-18', 10, 'workingDay', 'after', '2026-03-06', false));
  it('gives the day for the publication of a departure audit', () =>
    expectDue('2026-09-07', 30, 'calendarDay', 'after', '2026-10-08', false));
  it('gives the day on which silence on a draft report counts as no objection', () =>
    expectDue('2026-09-21', 10, 'calendarDay', 'after', '2026-10-08', false));
  it('gives the latest day for the notice of a meeting of representatives', () =>
    expectDue('2026-10-09', 5, 'calendarDay', 'before', '2026-09-30', false));
  it('is provisional before the list of 2027 exists, and firm afterwards', () => {
    const period = { anchor: '2026-12-28', amount: 6, unit: 'workingDay', direction: 'after' } as const;
    const newYear = ['2027-01-01', '2027-01-04'].map((date) => ({ date, name: '元旦' }));
    const later = workCalendar([...published, { year: 2027, restDays: newYear, makeUpWorkdays: [], version: 1 }]);
    const before = { dueOn: '2027-01-05', provisional: true, unpublishedYears: [2027], calendarVersion: '2004-2026.1' };
    const after = { dueOn: '2027-01-07', provisional: false, unpublishedYears: [], calendarVersion: '2004-2027.1' };
    expect(computeDeadline(period, calendar)).toMatchObject(before);
    expect(computeDeadline(period, later)).toMatchObject(after);
  });
});

describe('deadline', () => {
  it.each<Vector>([
    ['2004-01-16', 3, 'workingDay', 'after', '2004-01-19', false],
    ['2004-04-30', 3, 'workingDay', 'after', '2004-05-10', false],
    ['2005-02-08', 5, 'workingDay', 'after', '2005-02-22', false],
    ['2006-09-30', 1, 'workingDay', 'after', '2006-10-08', false],
    ['2007-12-28', 2, 'workingDay', 'after', '2008-01-02', false],
    ['2008-04-03', 1, 'workingDay', 'after', '2008-04-07', false],
    ['2008-12-31', 1, 'workingDay', 'after', '2009-01-04', false],
    ['2009-09-30', 3, 'workingDay', 'after', '2009-10-12', false],
    ['2010-06-11', 4, 'workingDay', 'after', '2010-06-18', false],
    ['2011-12-30', 3, 'workingDay', 'after', '2012-01-05', false],
    ['2012-01-20', 5, 'workingDay', 'after', '2012-02-01', false],
    ['2013-09-18', 3, 'workingDay', 'after', '2013-09-24', false],
    ['2014-05-01', 5, 'workingDay', 'before', '2014-04-24', false],
    ['2015-09-02', 3, 'workingDay', 'after', '2015-09-08', false],
    ['2015-09-07', 3, 'workingDay', 'before', '2015-09-01', false],
    ['2016-02-06', 10, 'workingDay', 'after', '2016-02-25', false],
    ['2017-01-26', 7, 'workingDay', 'after', '2017-02-10', false],
    ['2018-12-28', 2, 'workingDay', 'after', '2019-01-02', false],
    ['2019-04-30', 5, 'workingDay', 'after', '2019-05-09', false],
    ['2020-01-23', 1, 'workingDay', 'after', '2020-02-03', false],
    ['2020-01-23', 10, 'workingDay', 'after', '2020-02-14', false],
    ['2020-02-03', 5, 'workingDay', 'before', '2020-01-19', false],
    ['2020-01-20', 10, 'calendarDay', 'after', '2020-02-03', false],
    ['2021-02-10', 5, 'workingDay', 'after', '2021-02-23', false],
    ['2022-10-09', 3, 'workingDay', 'before', '2022-09-29', false],
    ['2023-09-28', 6, 'workingDay', 'after', '2023-10-12', false],
    ['2024-02-09', 5, 'workingDay', 'after', '2024-02-22', false],
    ['2024-02-08', 5, 'workingDay', 'after', '2024-02-21', false],
    ['2025-01-27', 3, 'workingDay', 'after', '2025-02-07', false],
    ['2025-09-30', 5, 'workingDay', 'after', '2025-10-14', false],
    ['2025-12-31', 1, 'workingDay', 'after', '2026-01-04', false],
    ['2025-12-25', 10, 'workingDay', 'after', '2026-01-09', false],
    ['2026-12-31', 1, 'workingDay', 'after', '2027-01-01', true],
    ['2026-12-25', 4, 'workingDay', 'after', '2026-12-31', false],
    ['2026-12-25', 5, 'workingDay', 'after', '2027-01-01', true],
    ['2027-01-04', 3, 'workingDay', 'before', '2026-12-30', true],
    ['2026-01-01', 5, 'workingDay', 'before', '2025-12-25', false],
    ['2028-02-25', 3, 'workingDay', 'after', '2028-03-01', true],
    ['2003-12-31', 2, 'workingDay', 'after', '2004-01-05', false],
    ['2024-02-28', 1, 'calendarDay', 'after', '2024-02-29', false],
    ['2023-02-28', 1, 'calendarDay', 'after', '2023-03-01', false],
    ['2026-12-21', 10, 'calendarDay', 'after', '2026-12-31', false],
    ['2026-12-22', 10, 'calendarDay', 'after', '2027-01-01', true],
    ['2026-06-10', 10, 'calendarDay', 'after', '2026-06-22', false],
    ['2026-03-05', 3, 'calendarDay', 'after', '2026-03-09', false],
    ['2026-10-20', 15, 'calendarDay', 'before', '2026-09-30', false],
    ['2026-05-08', 5, 'calendarDay', 'before', '2026-04-30', false],
    ['2026-01-06', 3, 'calendarDay', 'before', '2025-12-31', false],
    ['2025-11-03', 90, 'calendarDay', 'after', '2026-02-02', false],
    ['2026-08-08', 60, 'calendarDay', 'after', '2026-10-08', false],
    ['2026-08-31', 6, 'month', 'after', '2027-03-01', true],
    ['2026-01-31', 1, 'month', 'after', '2026-02-28', false],
    ['2024-01-31', 1, 'month', 'after', '2024-02-29', false],
    ['2026-03-31', 6, 'month', 'after', '2026-09-30', false],
    ['2026-04-10', 6, 'month', 'after', '2026-10-10', false],
    ['2026-03-10', 6, 'month', 'after', '2026-09-10', false],
    ['2026-08-31', 6, 'month', 'before', '2026-02-28', false],
    ['2026-07-01', 3, 'month', 'before', '2026-04-01', false],
    ['2024-02-29', 1, 'year', 'after', '2025-02-28', false],
    ['2024-02-29', 1, 'year', 'before', '2023-02-28', false],
    ['2020-10-01', 5, 'year', 'after', '2025-10-09', false],
    ['2021-10-05', 5, 'year', 'after', '2026-10-08', false],
    ['2016-02-29', 10, 'year', 'after', '2026-02-28', false],
    ['2021-03-01', 6, 'year', 'after', '2027-03-01', true],
    ['2026-10-03', 0, 'workingDay', 'after', '2026-10-08', false],
    ['2026-10-03', 0, 'calendarDay', 'before', '2026-09-30', false],
    ['2026-10-09', 0, 'month', 'after', '2026-10-09', false],
  ])('%s, %i %s %s: %s, provisional %p', (...vector) => expectDue(...vector));

  it.each([-1, 0.5, Number.NaN, 36_601])('refuses a period of %p days', (amount) => {
    const period = { anchor: '2026-09-18', amount, unit: 'calendarDay', direction: 'after' } as const;
    expect(() => computeDeadline(period, calendar)).toThrow(RangeError);
  });

  it.each([
    ['2026-02-30', 1, 'calendarDay'],
    ['9999-12-30', 2, 'month'],
  ] as const)('refuses %s and %i %s', (anchor, amount, unit) => {
    expect(() => computeDeadline({ anchor, amount, unit, direction: 'after' }, calendar)).toThrow(RangeError);
  });
});
