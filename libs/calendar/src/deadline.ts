import { addDays, addMonths, dateOf, dayNumber, daysBetween, yearOf, type LocalDate } from '#kernel';
import { CLAUSES, type Clause } from './clause.js';
import { explain } from './explanation.js';
import { isWorking, type Day, type WorkCalendar } from './work-calendar.js';
import type { CountedDay, Period, SkippedDay, Working } from './working.js';

const LONGEST = 36_600;

/**
 * The due date of a period and its working. Working days: the day on which the last of them is counted. Calendar days,
 * months and years: the last day of the period or, where that is a day off, the first working day after it (before it
 * where the period runs backwards). An amount of 0 falls on the anchor, moved off days off in the same way.
 * Throws a RangeError on a malformed date, or an amount that is not a whole number from 0 to 36,600.
 * Basis: Civil Code, arts. 201-203; Administrative Licensing Law, art. 82, by analogy.
 */
export const computeDeadline = (period: Period, calendar: WorkCalendar): Working => {
  const { anchor, amount, unit, direction } = period;
  if (!Number.isInteger(amount) || amount < 0 || amount > LONGEST)
    throw new RangeError(`not the length of a period: ${amount}`);
  const walk = walkFrom(calendar, direction);
  const last = unit === 'workingDay' ? walk.count(anchor, amount) : lastDayOf(period);
  const dueOn = walk.roll(last);
  const { counted, skipped, unpublishedYears } = walk;
  const facts = {
    anchor,
    amount,
    unit,
    direction,
    dueOn,
    provisional: unpublishedYears.size > 0,
    unpublishedYears: [...unpublishedYears].sort((a, b) => a - b),
    calendarVersion: calendar.version,
    counted,
    skipped,
    clause: clauseOf(period),
    ...(unit !== 'workingDay' && amount > 0 && { span: spanOf(period, last) }),
    ...(dueOn !== last && { rolled: { from: last, to: dueOn, basis: rollClause(direction) } }),
  };
  return { ...facts, explanation: explain(facts) };
};

const walkFrom = (calendar: WorkCalendar, direction: Period['direction']) => {
  const counted: CountedDay[] = [];
  const skipped: SkippedDay[] = [];
  const unpublishedYears = new Set<number>();
  const step = direction === 'after' ? 1 : -1;
  const look = (number: number): Day => {
    const day = calendar.dayAt(number);
    if (day.provisional) unpublishedYears.add(yearOf(dateOf(number)));
    if (!isWorking(day)) skipped.push({ date: dateOf(number), reason: reasonOf(day) });
    return day;
  };
  const count = (anchor: LocalDate, amount: number): LocalDate => {
    let number = dayNumber(anchor);
    while (counted.length < amount) {
      const { kind, name } = look((number += step));
      if (kind === 'workday' || kind === 'make-up-workday')
        counted.push({ date: dateOf(number), n: counted.length + 1, kind, ...(name !== undefined && { name }) });
    }
    return dateOf(number);
  };
  const roll = (last: LocalDate): LocalDate => {
    let number = dayNumber(last);
    while (!isWorking(look(number))) number += step;
    return dateOf(number);
  };
  return { counted, skipped, unpublishedYears, count, roll };
};

const reasonOf = ({ kind, name }: Day): SkippedDay['reason'] =>
  kind === 'holiday' && name !== undefined ? { code: 'holiday', name } : { code: 'weekend' };

const lastDayOf = ({ anchor, amount, unit, direction }: Period): LocalDate => {
  const signed = direction === 'after' ? amount : -amount;
  if (unit === 'calendarDay') return addDays(anchor, signed);
  return addMonths(anchor, unit === 'year' ? signed * 12 : signed);
};

const spanOf = ({ anchor, direction }: Period, last: LocalDate) => ({
  first: addDays(anchor, direction === 'after' ? 1 : -1),
  last,
  days: Math.abs(daysBetween(anchor, last)),
});

const clauseOf = ({ unit, direction }: Period): Clause => {
  if (unit === 'workingDay') return CLAUSES.workingDays;
  if (direction === 'before') return CLAUSES.backwards;
  return unit === 'calendarDay' ? CLAUSES.days : CLAUSES.months;
};

const rollClause = (direction: Period['direction']): Clause =>
  direction === 'after' ? CLAUSES.rollForward : CLAUSES.rollBack;
