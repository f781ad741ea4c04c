import type { OrgLevel } from '../domain/org-level.js';
import type { OrgUnit } from './org-tree.contract.js';

export type UnfitUnit = 'unknown-unit' | 'unit-ended' | 'not-a-village' | 'not-a-town' | 'not-a-county';

const WRONG = {
  village: 'not-a-village',
  town: 'not-a-town',
  county: 'not-a-county',
} as const satisfies Partial<Record<OrgLevel, UnfitUnit>>;

/** Why a unit is not of the level that something is about; undefined where it is. It may have ended. */
export const wrongUnit = (unit: OrgUnit | undefined, level: OrgLevel & keyof typeof WRONG): UnfitUnit | undefined => {
  if (!unit) return 'unknown-unit';
  return unit.level === level ? undefined : WRONG[level];
};

/** Why nothing new can begin in a unit: it is of another level, or has ended. Undefined where it can. */
export const unfitUnit = (unit: OrgUnit | undefined, level: OrgLevel & keyof typeof WRONG): UnfitUnit | undefined =>
  wrongUnit(unit, level) ?? (unit?.status === 'open' ? undefined : 'unit-ended');
