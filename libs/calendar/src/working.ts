import type { LocalDate } from '#kernel';
import type { Clause, Text } from './clause.js';

export type PeriodUnit = 'workingDay' | 'calendarDay' | 'month' | 'year';

/** `amount` units after the anchor day, or before it. The anchor day itself is not counted. */
export type Period = Readonly<{
  anchor: LocalDate;
  amount: number;
  unit: PeriodUnit;
  direction: 'after' | 'before';
}>;

export type CountedDay = Readonly<{ date: LocalDate; n: number; kind: 'workday' | 'make-up-workday'; name?: string }>;

export type SkippedDay = Readonly<{
  date: LocalDate;
  reason: Readonly<{ code: 'weekend' | 'holiday'; name?: string }>;
}>;

/** The days of a period in calendar days, months or years: first and last in counting order, and how many. */
export type Span = Readonly<{ first: LocalDate; last: LocalDate; days: number }>;

/**
 * A deadline with its working. `counted` lists the days of a period in working days, in counting order, and is empty
 * for the other units, whose days `span` sums up. `skipped` lists the days off that were passed over. `rolled` tells
 * that the last day was a day off and where the due date went. `provisional` holds where a day that decided the due
 * date lies in a year without a published list; `unpublishedYears` names those years.
 */
export type Working = Period &
  Readonly<{
    dueOn: LocalDate;
    provisional: boolean;
    unpublishedYears: readonly number[];
    calendarVersion: string;
    counted: readonly CountedDay[];
    skipped: readonly SkippedDay[];
    span?: Span;
    rolled?: Readonly<{ from: LocalDate; to: LocalDate; basis: Clause }>;
    clause: Clause;
    explanation: Text;
  }>;
