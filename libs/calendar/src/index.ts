export { calendarFaults, type CalendarFault, type CalendarYear, type NamedDay } from './calendar-year.js';
export type { Clause, Text } from './clause.js';
export { computeDeadline } from './deadline.js';
export { remainingTime } from './remaining-time.js';
export { missingHolidays, type MissingHoliday } from './statutory-holidays.js';
export { workCalendar, type Day, type WorkCalendar } from './work-calendar.js';
export { addWorkingDays, nextWorkday, previousWorkday, workingDaysBetween } from './working-days.js';
export type { CountedDay, Period, PeriodUnit, SkippedDay, Span, Working } from './working.js';
