import { daysBetween, type LocalDate } from '#kernel';
import { computeDeadline } from './deadline.js';
import { lengthOf, zhDate } from './explanation.js';
import type { WorkCalendar } from './work-calendar.js';
import { workingDaysBetween } from './working-days.js';
import type { Period, Working } from './working.js';

type Running = Pick<Working, 'anchor' | 'unit' | 'dueOn'>;

/**
 * What a running clock has left at the end of a day: the days after `on` up to and including the due date, in working
 * days for a period in working days and in calendar days for every other. Nothing is used up before the anchor, and
 * nothing is left from the due date on.
 */
export const remainingTime = (
  { anchor, unit, dueOn }: Running,
  on: LocalDate,
  calendar: WorkCalendar,
): Pick<Period, 'amount' | 'unit'> => {
  const from = on > anchor ? on : anchor;
  if (unit === 'workingDay') return { amount: Math.max(0, workingDaysBetween(from, dueOn, calendar)), unit };
  return { amount: Math.max(0, daysBetween(from, dueOn)), unit: 'calendarDay' };
};

/**
 * The deadline of a clock that stopped on `pausedOn` and runs again from `resumedOn`. The days up to and including the
 * day of the pause are used up; the remaining time is counted from the day after resumption (from the anchor, where
 * that is later). A clock stopped on or after its due date has nothing left and keeps that date. Rule: DEFAULT, no
 * statute fixes how a stopped administrative clock runs on. Throws a RangeError for a period that runs backwards (it
 * has no clock to stop) and where the resumption lies before the pause.
 */
export const resumeDeadline = (
  working: Working,
  pausedOn: LocalDate,
  resumedOn: LocalDate,
  calendar: WorkCalendar,
): Working => {
  if (working.direction === 'before') throw new RangeError('a period that runs backwards cannot be paused');
  if (resumedOn < pausedOn) throw new RangeError(`resumed on ${resumedOn}, before the pause on ${pausedOn}`);
  if (pausedOn >= working.dueOn) return working;
  const anchor = resumedOn > working.anchor ? resumedOn : working.anchor;
  const rest = remainingTime(working, pausedOn, calendar);
  const resumed = computeDeadline({ ...rest, anchor, direction: 'after' }, calendar);
  const left = lengthOf(rest);
  const { zh, en } = resumed.explanation;
  return {
    ...resumed,
    explanation: {
      zh: `计时于${zhDate(pausedOn)}中止，剩余${left.zh}，于${zhDate(resumedOn)}恢复。${zh}`,
      en: `The clock stopped on ${pausedOn} with ${left.en} left and runs again from ${resumedOn}. ${en}`,
    },
  };
};
