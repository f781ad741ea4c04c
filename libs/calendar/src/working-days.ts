import { dateOf, dayNumber, type LocalDate } from '#kernel';
import { isWorking, type WorkCalendar } from './work-calendar.js';

/**
 * The date `count` working days after `date` (before it where `count` is negative). `date` itself is not counted, and
 * may be a day off; 0 is `date`. Throws a RangeError where `count` is not a whole number.
 */
export const addWorkingDays = (date: LocalDate, count: number, calendar: WorkCalendar): LocalDate => {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number of working days: ${count}`);
  const step = Math.sign(count);
  let number = dayNumber(date);
  for (let left = Math.abs(count); left > 0;) {
    number += step;
    if (isWorking(calendar.dayAt(number))) left--;
  }
  return dateOf(number);
};

/**
 * How many working days lie after `from` up to and including `to`: from today to a due date, the working days that
 * remain. The other way round it is the same number, negative: minus the working days by which a due date has passed.
 */
export const workingDaysBetween = (from: LocalDate, to: LocalDate, calendar: WorkCalendar): number => {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  if (start > end) return 0 - workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let number = start + 1; number <= end; number++) if (isWorking(calendar.dayAt(number))) count++;
  return count;
};

/** The first working day after `date`. */
export const nextWorkday = (date: LocalDate, calendar: WorkCalendar): LocalDate => addWorkingDays(date, 1, calendar);

/** The last working day before `date`. */
export const previousWorkday = (date: LocalDate, calendar: WorkCalendar): LocalDate =>
  addWorkingDays(date, -1, calendar);
