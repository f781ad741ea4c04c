import { monthsOf, type Lookup, type ParameterReading } from '#workflow';

/** A rule that counts months. */
export type MonthsRule = Readonly<{ key: string; read: (lookup: Lookup) => number }>;

const monthsRule = (key: string, least?: number): MonthsRule => ({
  key,
  read: (lookup) => monthsOf(lookup, key, least),
});

/** For how many months at most one may stand in for another. Basis: DEFAULT, `substitution.maxMonths`. */
export const longestSubstitution = monthsRule('substitution.maxMonths', 1);

/**
 * How many months ahead a role may be given: as far as the term of a post, with which it goes. Basis: DEFAULT,
 * `term.alertBeforeEnd`.
 */
export const grantedAhead = monthsRule('term.alertBeforeEnd');

/** How this context reads its rules. */
export const accessReadings: readonly ParameterReading[] = [longestSubstitution.read, grantedAhead.read];
