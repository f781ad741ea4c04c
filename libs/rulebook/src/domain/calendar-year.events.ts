import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';

type NamedDay = Readonly<{ date: LocalDate; name: string }>;

/** The list of one year: statutory days off (swapped ones included) and make-up workdays, with the notice it rests on. */
export type CalendarYearList = Readonly<{
  year: number;
  restDays: readonly NamedDay[];
  makeUpWorkdays: readonly NamedDay[];
  source: string;
  notice: string | null;
  fileHash: string | null;
}>;

export type CalendarYearEvent =
  | DomainEvent<'CalendarYearPublished.v1', CalendarYearList>
  | DomainEvent<'CalendarYearCorrected.v1', CalendarYearList & { version: number; reason: string }>;

export const calendarYearEvents = eventSchema<CalendarYearEvent>({
  current: ['CalendarYearPublished.v1', 'CalendarYearCorrected.v1'],
});
