/** Calendar dates are `YYYY-MM-DD` strings in the proleptic Gregorian calendar, without a time zone. */
export type LocalDate = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_BEFORE_EPOCH = 719_468;

/** Days since 1970-01-01. Throws a RangeError on anything that is not a date of the calendar. */
export const dayNumber = (date: LocalDate): number => {
  const match = PATTERN.exec(date);
  if (!match) throw new RangeError(`not a calendar date: ${date}`);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (day < 1 || day > daysOfMonth(year, month)) throw new RangeError(`not a calendar date: ${date}`);
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - DAYS_BEFORE_EPOCH;
};

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** None where there is no such month. */
const daysOfMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** The date that lies `number` days after 1970-01-01. */
export const dateOf = (number: number): LocalDate => {
  const shifted = number + DAYS_BEFORE_EPOCH;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
};

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** A date of the calendar in any year of four digits: what was stored or computed may lie beyond DATE_RANGE. */
export const isCalendarDate = (value: string): boolean => {
  try {
    dayNumber(value);
    return true;
  } catch {
    return false;
  }
};

/** The dates that may be given to the program: who is alive may be born on the first, no rule reaches beyond the last. */
export const DATE_RANGE = { first: '1900-01-01', last: '2199-12-31' } as const satisfies Record<string, LocalDate>;

/** A date that may be given to the program: it is of the calendar and lies in DATE_RANGE. */
export const isLocalDate = (value: string): boolean =>
  isCalendarDate(value) && value >= DATE_RANGE.first && value <= DATE_RANGE.last;

export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(dayNumber(date) + days);

export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** 1 is Monday, 7 is Sunday. */
export const weekday = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** The corresponding day of the month `months` later, or that month's last day. Basis: Civil Code, art. 202. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  dayNumber(date);
  const index = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const first = (i: number) => `${String(Math.floor(i / 12)).padStart(4, '0')}-${two((i % 12) + 1)}-01`;
  const lastDay = daysBetween(first(index), first(index + 1));
  const day = Math.min(Number(date.slice(8, 10)), lastDay);
  return `${String(year).padStart(4, '0')}-${first(index).slice(5, 7)}-${two(day)}`;
};

/** The ISO instant in UTC at which `HH:MM` strikes in Asia/Shanghai (UTC+8, without summer time since 1992). */
export const shanghaiInstant = (date: LocalDate, time = '00:00'): string => {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const inUtc = hours * 60 + minutes - 480;
  const daysOn = Math.floor(inUtc / 1440);
  const rest = inUtc - daysOn * 1440;
  const number = dayNumber(date);
  return `${daysOn === 0 ? date : dateOf(number + daysOn)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:00.000Z`;
};

/** The calendar date in Asia/Shanghai at an ISO instant in UTC. */
export const shanghaiDate = (instant: string): LocalDate => {
  const hour = Number(instant.slice(11, 13));
  return addDays(instant.slice(0, 10), hour >= 16 ? 1 : 0);
};
