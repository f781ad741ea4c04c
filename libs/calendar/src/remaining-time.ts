import { daysBetween, type LocalDate } from '#kernel';
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
