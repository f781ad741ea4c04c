import { dayNumber, type LocalDate } from '#kernel';
import { calendarFaults, firstDayOf, lastDayOf, type CalendarYear } from './calendar-year.js';

/** `provisional` marks a day of a year without a published list: a plain weekday rule, which a list may overturn. */
export type Day = Readonly<{
  kind: 'workday' | 'make-up-workday' | 'weekend' | 'holiday';
  name?: string;
  provisional: boolean;
}>;

/**
 * The statutory working days. A working day is a weekday that is not a statutory day off, or a make-up workday.
 * `version` changes whenever the published lists change, and names them: `2004-2025.1,2026.2`.
 */
export interface WorkCalendar {
  readonly version: string;
  isPublished(year: number): boolean;
  /** Throws a RangeError on anything that is not a date of the calendar. */
  dayKind(date: LocalDate): Day;
  /** The same for a day given as days since 1970-01-01. */
  dayAt(number: number): Day;
}

const WORKDAY: Day = { kind: 'workday', provisional: false };
const WEEKEND: Day = { kind: 'weekend', provisional: false };
const ASSUMED_WORKDAY: Day = { kind: 'workday', provisional: true };
const ASSUMED_WEEKEND: Day = { kind: 'weekend', provisional: true };

/** Throws a RangeError where a list has faults or a year has two. */
export const workCalendar = (years: readonly CalendarYear[]): WorkCalendar => {
  const days = new Map<number, Day>();
  const published = new Map<number, number>();
  for (const list of years) {
    const [fault] = calendarFaults(list);
    if (fault) throw new RangeError(`calendar ${list.year}: ${fault.code} ${fault.date ?? ''}`.trimEnd());
    if (published.has(list.year)) throw new RangeError(`calendar ${list.year} is given twice`);
    published.set(list.year, list.version);
    for (const [number, day] of daysOf(list)) days.set(number, day);
  }
  const dayAt = (number: number): Day => days.get(number) ?? (isWeekend(number) ? ASSUMED_WEEKEND : ASSUMED_WORKDAY);
  return {
    version: versionOf(published),
    isPublished: (year) => published.has(year),
    dayKind: (date) => dayAt(dayNumber(date)),
    dayAt,
  };
};

export const isWorking = ({ kind }: Day): boolean => kind === 'workday' || kind === 'make-up-workday';

const daysOf = ({ year, restDays, makeUpWorkdays }: CalendarYear): Map<number, Day> => {
  const days = new Map<number, Day>();
  for (let number = firstDayOf(year), last = lastDayOf(year); number <= last; number++)
    days.set(number, isWeekend(number) ? WEEKEND : WORKDAY);
  for (const { date, name } of restDays) days.set(dayNumber(date), { kind: 'holiday', name, provisional: false });
  for (const { date, name } of makeUpWorkdays)
    days.set(dayNumber(date), { kind: 'make-up-workday', name, provisional: false });
  return days;
};

const isWeekend = (number: number): boolean => (((number + 3) % 7) + 7) % 7 > 4;

const versionOf = (published: ReadonlyMap<number, number>): string => {
  const runs: { from: number; to: number; version: number }[] = [];
  for (const [year, version] of [...published].sort(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (run && run.to === year - 1 && run.version === version) run.to = year;
    else runs.push({ from: year, to: year, version });
  }
  if (runs.length === 0) return 'unpublished';
  return runs.map(({ from, to, version }) => `${from === to ? from : `${from}-${to}`}.${version}`).join(',');
};
