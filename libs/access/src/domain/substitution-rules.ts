import { monthsOf, type Lookup, type ParameterReading } from '#workflow';

/** For how many months at most one may stand in for another. Basis: DEFAULT, `substitution.maxMonths`. */
export const mostMonthsOf = (lookup: Lookup): number => monthsOf(lookup, 'substitution.maxMonths', 1);

/** How this context reads its rules. */
export const accessReadings: readonly ParameterReading[] = [mostMonthsOf];
