import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  DATE_RANGE,
  dateOf,
  dayNumber,
  isCalendarDate,
  isLocalDate,
  shanghaiDate,
  shanghaiInstant,
  weekday,
} from './index.js';

describe('local date', () => {
  it('agrees with the platform calendar on every day from 1900 to 2200', () => {
    const wrong: string[] = [];
    for (let n = -25_567; n < 84_006; n++) {
      const platform = new Date(n * 86_400_000);
      const agrees =
        dateOf(n) === platform.toISOString().slice(0, 10) && weekday(dateOf(n)) === (platform.getUTCDay() || 7);
      if (!agrees) wrong.push(dateOf(n));
    }
    expect(wrong).toEqual([]);
  });

  it('goes from date to number and back', () => {
    fc.assert(fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (n) => dayNumber(dateOf(n)) === n));
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    '2026-04-31',
    '',
  ])('refuses %p', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it('is taken from the first to the last date that the program takes, while the calendar goes on', () => {
    const { first, last } = DATE_RANGE;
    const around = [addDays(first, -1), first, last, addDays(last, 1)];
    expect(around.map(isLocalDate)).toEqual([false, true, true, false]);
    expect(around.map(isCalendarDate)).toEqual([true, true, true, true]);
    expect(['0000-01-01', '0001-01-01', '9999-12-31'].map(isLocalDate)).toEqual([false, false, false]);
    expect(['2026-02-29', '99999-01-01'].map(isCalendarDate)).toEqual([false, false]);
  });

  it('adds days and months, ending on the last day of a short month', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
    expect(addMonths('2026-03-10', -3)).toBe('2025-12-10');
  });

  it('turns Shanghai time into UTC and back', () => {
    expect(shanghaiInstant('2026-10-10', '08:30')).toBe('2026-10-10T00:30:00.000Z');
    expect(shanghaiInstant('2026-10-10')).toBe('2026-10-09T16:00:00.000Z');
    expect(shanghaiDate('2026-10-09T16:00:00.000Z')).toBe('2026-10-10');
    expect(shanghaiDate('2026-10-09T15:59:59.999Z')).toBe('2026-10-09');
  });
});
