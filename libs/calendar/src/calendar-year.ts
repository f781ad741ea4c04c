import { dayNumber, isLocalDate, weekday, yearOf, type LocalDate } from '#kernel';

export type NamedDay = Readonly<{ date: LocalDate; name: string }>;

/**
 * One published list of days off. `restDays` holds every day off that the list names, weekends inside a holiday
 * included; `makeUpWorkdays` the weekend days worked in exchange. All dates lie in `year`. `version` is raised by every
 * correction, `notice` names the official notice.
 */
export type CalendarYear = Readonly<{
  year: number;
  restDays: readonly NamedDay[];
  makeUpWorkdays: readonly NamedDay[];
  version: number;
  notice?: string;
}>;

export type CalendarFault = Readonly<{
  code: 'not-a-date' | 'outside-year' | 'named-twice' | 'make-up-on-weekday' | 'bad-version';
  date?: string;
}>;

/** What makes a list unfit to be published; empty for a sound one. */
export const calendarFaults = ({ year, restDays, makeUpWorkdays, version }: CalendarYear): readonly CalendarFault[] => {
  const faults: CalendarFault[] = Number.isInteger(version) && version > 0 ? [] : [{ code: 'bad-version' }];
  const seen = new Set<string>();
  for (const { date } of [...restDays, ...makeUpWorkdays]) {
    if (!isLocalDate(date)) faults.push({ code: 'not-a-date', date });
    else if (yearOf(date) !== year) faults.push({ code: 'outside-year', date });
    if (seen.has(date)) faults.push({ code: 'named-twice', date });
    seen.add(date);
  }
  for (const { date } of makeUpWorkdays)
    if (isLocalDate(date) && weekday(date) < 6) faults.push({ code: 'make-up-on-weekday', date });
  return faults;
};

export const firstDayOf = (year: number): number => dayNumber(`${String(year).padStart(4, '0')}-01-01`);
export const lastDayOf = (year: number): number => dayNumber(`${String(year).padStart(4, '0')}-12-31`);
