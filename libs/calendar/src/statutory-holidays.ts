import type { LocalDate } from '#kernel';
import type { CalendarYear } from './calendar-year.js';

/** Days of the year, `MM-DD`, within which a holiday of the lunar or solar calendar falls. */
type Window = Readonly<{ first: string; last: string }>;

/** A holiday of fixed days, or one that a list names and that takes some days within its window. */
type Holiday = Readonly<{ zh: string; en: string }> &
  (Readonly<{ days: readonly string[] }> | Readonly<{ called: RegExp; count: number; within: Window }>);

type Edition = Readonly<{ since: number; basis: string; holidays: readonly Holiday[] }>;

const NEW_YEAR = { zh: '元旦', en: 'New Year', days: ['01-01'] };
const NATIONAL_DAYS = ['10-01', '10-02', '10-03'];
const NATIONAL = { zh: '国庆节', en: 'National Day', days: NATIONAL_DAYS };

const springFestival = (count: number): Holiday => ({
  zh: '春节',
  en: 'Spring Festival',
  count,
  called: /春节|除夕/,
  within: { first: '01-20', last: '02-23' },
});

const labourDay = (...days: readonly string[]): Holiday => ({ zh: '劳动节', en: 'Labour Day', days });

const QINGMING = {
  zh: '清明节',
  en: 'Qingming',
  count: 1,
  called: /清明/,
  within: { first: '04-03', last: '04-07' },
};
const DRAGON_BOAT = {
  zh: '端午节',
  en: 'Dragon Boat Festival',
  count: 1,
  called: /端午/,
  within: { first: '05-25', last: '06-27' },
};
const MID_AUTUMN = {
  zh: '中秋节',
  en: 'Mid-Autumn Festival',
  count: 1,
  called: /中秋/,
  within: { first: '09-05', last: '10-08' },
};

const SINCE_2008 = [QINGMING, DRAGON_BOAT, MID_AUTUMN] as const;

/** 全国年节及纪念日放假办法, as it was in force from the first day of a year. Basis: handbook 6 (L16). */
const EDITIONS: readonly Edition[] = [
  {
    since: 2025,
    basis: '国务院令第795号',
    holidays: [NEW_YEAR, springFestival(4), labourDay('05-01', '05-02'), ...SINCE_2008, NATIONAL],
  },
  {
    since: 2008,
    basis: '国务院令第513号、第644号',
    holidays: [NEW_YEAR, springFestival(3), labourDay('05-01'), ...SINCE_2008, NATIONAL],
  },
  {
    since: 2000,
    basis: '国务院令第270号',
    holidays: [NEW_YEAR, springFestival(3), labourDay('05-01', '05-02', '05-03'), NATIONAL],
  },
];

/** Years in which the fifteenth of the eighth lunar month is a day of National Day: a list may name the one for both. */
const MID_AUTUMN_ON_NATIONAL_DAY: readonly number[] = [2001, 2009, 2020, 2028, 2031, 2039, 2058, 2066, 2077, 2085];

/** What the law wants of a list. */
export type MissingHoliday = Readonly<{ zh: string; en: string; basis: string }>;

/** The statutory holidays that a list leaves out, in whole or in part, by the law of its year. Empty for a complete list. */
export const missingHolidays = ({
  year,
  restDays,
}: Pick<CalendarYear, 'year' | 'restDays'>): readonly MissingHoliday[] => {
  const edition = EDITIONS.find(({ since }) => since <= year) ?? EDITIONS.at(-1)!;
  const off = new Set(restDays.map(({ date }) => date));
  const isOff = (day: string) => off.has(`${year}-${day}`);
  const isThere = (holiday: Holiday): boolean => {
    if ('days' in holiday) return holiday.days.every(isOff);
    if (holiday === MID_AUTUMN && MID_AUTUMN_ON_NATIONAL_DAY.includes(year) && NATIONAL_DAYS.every(isOff)) return true;
    return (
      restDays.filter(({ date, name }) => holiday.called.test(name) && isWithin(date, holiday.within)).length >=
      holiday.count
    );
  };
  return edition.holidays
    .filter((holiday) => !isThere(holiday))
    .map(({ zh, en }) => ({ zh, en, basis: edition.basis }));
};

const isWithin = (date: LocalDate, { first, last }: Window): boolean => date.slice(5) >= first && date.slice(5) <= last;
