import { monthsOf, type Lookup, type ParameterReading } from '#workflow';

/** The rule of how long one may stand in for another at most. */
export const LONGEST_RULE = 'substitution.maxMonths';

/** For how many months at most one may stand in for another. Basis: DEFAULT, `substitution.maxMonths`. */
export const mostMonthsOf = (lookup: Lookup): number => monthsOf(lookup, LONGEST_RULE, 1);

/** How this context reads its rules. */
export const accessReadings: readonly ParameterReading[] = [mostMonthsOf];
