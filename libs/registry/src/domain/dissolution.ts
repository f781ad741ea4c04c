import type { LocalDate, Rejection } from '#kernel';
import type { OrgLevel } from './org-level.js';

/** How a unit ended: merged into another, split up into several, or closed. `dissolvedOn` is the first day without it. */
export type Dissolution = Readonly<{
  by: 'merged' | 'split' | 'closed';
  dissolvedOn: LocalDate;
  successors: readonly string[];
}>;

/**
 * What is known of a village to which people of a dissolved one are to belong; null where there is none of this code.
 * `follows` says whether it goes on in its place: as a successor or, where there is none, in the same town.
 */
export type TargetFacts = Readonly<{ level: OrgLevel; open: boolean; follows: boolean }> | null;

export type UnfitTarget = Rejection<'unknown-unit' | 'not-a-village' | 'unit-ended' | 'not-a-successor'>;

/**
 * People decide to which village somebody of a dissolved one belongs; it goes on today, in the place of the old one. Basis:
 * handbook 1.3 (R7, by analogy: decided by named people, never by a rule alone); DEFAULT.
 */
export const unfitTarget = (target: TargetFacts): UnfitTarget | undefined => {
  if (!target) return { rejected: 'unknown-unit' };
  if (target.level !== 'village') return { rejected: 'not-a-village' };
  if (!target.open) return { rejected: 'unit-ended' };
  return target.follows ? undefined : { rejected: 'not-a-successor' };
};
