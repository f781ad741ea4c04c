import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { addDays, dateOf, dayNumber, yearOf } from '#kernel';
import { addWorkingDays, computeDeadline, workCalendar, workingDaysBetween } from './index.js';
import type { CalendarYear, Period } from './index.js';

const published = Array.from({ length: 23 }, (_, i): CalendarYear => {
  const file = new URL(`../../../infra/data/calendar/${2004 + i}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as CalendarYear;
});
const calendar = workCalendar(published);

const date = fc.integer({ min: dayNumber('2003-06-01'), max: dayNumber('2027-06-30') }).map(dateOf);
const amount = fc.integer({ min: 0, max: 60 });
const unit = fc.constantFrom<Period['unit'][]>('workingDay', 'calendarDay', 'month', 'year');
const direction = fc.constantFrom<Period['direction'][]>('after', 'before');
const period = fc.record({ anchor: date, amount, unit, direction });

const isWorkday = (day: string) => calendar.dayKind(day).kind.endsWith('workday');

describe('deadlines', () => {
  it('never fall on a day off', () => {
    fc.assert(fc.property(period, (p) => isWorkday(computeDeadline(p, calendar).dueOn)));
  });

  it('move in the direction of the period, and never the other way when it grows', () => {
    fc.assert(
      fc.property(period, (p) => {
        const { dueOn } = computeDeadline(p, calendar);
        const longer = computeDeadline({ ...p, amount: p.amount + 1 }, calendar).dueOn;
        return p.direction === 'after' ? p.anchor <= dueOn && dueOn <= longer : p.anchor >= dueOn && dueOn >= longer;
      }),
    );
  });

  it('never come earlier when the anchor comes later', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: 1, max: 40 }), (p, days) => {
        const later = { ...p, anchor: addDays(p.anchor, days) };
        return computeDeadline(p, calendar).dueOn <= computeDeadline(later, calendar).dueOn;
      }),
    );
  });

  it('account for every day between anchor and due date, either as counted or as skipped', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 60 }), direction, (anchor, days, towards) => {
        const working = computeDeadline({ anchor, amount: days, unit: 'workingDay', direction: towards }, calendar);
        const all = [...working.counted, ...working.skipped].map((day) => dayNumber(day.date)).sort((a, b) => a - b);
        const [low, high] = towards === 'after' ? [anchor, working.dueOn] : [working.dueOn, anchor];
        const first = dayNumber(low) + (towards === 'after' ? 1 : 0);
        return all.length === dayNumber(high) - dayNumber(low) && all.every((number, i) => number === first + i);
      }),
    );
  });

  it('are provisional exactly where a year that decides them has no list', () => {
    fc.assert(
      fc.property(period, (p) => {
        const { provisional, dueOn, span, counted } = computeDeadline(p, calendar);
        const step = p.direction === 'after' ? 1 : -1;
        const from = counted.length > 0 ? addDays(p.anchor, step) : (span?.last ?? p.anchor);
        const years = [yearOf(from), yearOf(dueOn)];
        return provisional === years.some((year) => year < 2004 || year > 2026);
      }),
    );
  });
});

describe('counting working days', () => {
  it('forward and then back returns to a working day', () => {
    fc.assert(
      fc.property(date.filter(isWorkday), fc.integer({ min: -400, max: 400 }), (day, count) => {
        const there = addWorkingDays(day, count, calendar);
        return addWorkingDays(there, -count, calendar) === day && workingDaysBetween(day, there, calendar) === count;
      }),
    );
  });

  it('adds up, and is the negative of the way back', () => {
    fc.assert(
      fc.property(date, date, date, (a, b, c) => {
        const between = (from: string, to: string) => workingDaysBetween(from, to, calendar);
        return between(a, b) + between(b, c) === between(a, c) && between(a, b) + between(b, a) === 0;
      }),
    );
  });
});
