import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { workCalendar, workingDaysBetween, type CalendarYear } from '#calendar';
import { addDays } from '#kernel';
import { lightDays } from './light.js';

const year = (number: number) =>
  JSON.parse(
    readFileSync(new URL(`../../../../infra/data/calendar/${number}.json`, import.meta.url), 'utf8'),
  ) as CalendarYear;
const calendar = workCalendar([year(2025), year(2026)]);

describe('the days of the lights', () => {
  it.each([
    ['2026-09-14', '2026-09-15', '2026-09-17', 'a Monday'],
    ['2026-09-18', '2026-09-20', '2026-09-22', 'a Friday before a make-up Sunday: Saturday leaves nothing more'],
    ['2026-09-30', '2026-10-08', '2026-10-11', 'the eve of the National Day holiday, with a make-up Saturday'],
    ['2026-02-13', '2026-02-23', '2026-02-25', 'the eve of Spring Festival, with a make-up Saturday'],
  ])('from %s: yellow until %s, blue until %s (%s)', (today, yellowUntil, blueUntil) => {
    const days = lightDays(today, calendar);
    expect(days).toEqual({ today, yellowUntil, blueUntil });
  });

  it('are the last ones with one and with three working days left', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((number) => addDays('2025-01-01', number));
    fc.assert(
      fc.property(day, (today) => {
        const { yellowUntil, blueUntil } = lightDays(today, calendar);
        const left = (dueOn: string) => workingDaysBetween(today, dueOn, calendar);
        expect([left(yellowUntil), left(addDays(yellowUntil, 1))]).toEqual([1, 2]);
        expect([left(blueUntil), left(addDays(blueUntil, 1))]).toEqual([3, 4]);
      }),
    );
  });
});
