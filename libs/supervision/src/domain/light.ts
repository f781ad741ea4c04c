import { addDays, type LocalDate } from '#kernel';
import { addWorkingDays, type WorkCalendar } from '#calendar';

/**
 * The light of an open case in every list: green on time; blue 3 working days or fewer left; yellow 1 or none left, or
 * returned twice; red overdue; grey a stopped clock; purple a due date that rests on an unpublished calendar.
 * Basis: DEFAULT, merged from Suqian, Xi'an and Yichang (P45).
 */
export const lights = ['green', 'blue', 'yellow', 'red', 'grey', 'purple'] as const;

export type Light = (typeof lights)[number];

/** Due dates before `today` are overdue; those up to and including `yellowUntil` and `blueUntil` have that light. */
export type LightDays = Readonly<{ today: LocalDate; yellowUntil: LocalDate; blueUntil: LocalDate }>;

export const RETURNS_FOR_YELLOW = 2;

const BLUE_DAYS = 3;
const YELLOW_DAYS = 1;

/** The days off after the last working day of a light leave no more working days: they belong to it. */
export const lightDays = (today: LocalDate, calendar: WorkCalendar): LightDays => {
  const until = (days: number) => addDays(addWorkingDays(today, days + 1, calendar), -1);
  return { today, yellowUntil: until(YELLOW_DAYS), blueUntil: until(BLUE_DAYS) };
};
