import type { LocalDate } from '#kernel';
import { computeDeadline, type WorkCalendar } from '#calendar';
import type { Deviation, Figures, Gifts, Plan } from '../ceremony.figures.js';
import type { CeremonyKind } from '../ceremony.kinds.js';
import type { CeremonyRules } from '../ceremony.rules.js';
import { carLimit, measured, personLimit, tableLimit } from './limits.js';

/**
 * The deviation table of a post-event report: every figure beside what was planned and what the rules in force on the
 * day of the event permit. It states differences; whether there is a breach is for people to find.
 */
export const deviationsOf = (
  kind: CeremonyKind,
  plan: Plan | null,
  figures: Figures,
  gifts: Gifts,
  heldOn: LocalDate,
  rules: CeremonyRules,
  calendar: WorkCalendar,
): readonly Deviation[] => {
  const joint = plan?.jointBothFamilies ?? false;
  return [
    measured('tables', plan?.tables ?? null, figures.tables, tableLimit(kind, joint, rules)),
    measured('persons', plan?.persons ?? null, figures.persons, personLimit(kind, joint, rules)),
    measured('cars', plan?.cars ?? null, figures.cars, carLimit(kind, rules)),
    measured('table-cost', plan?.tableCostFen ?? null, figures.tableCostFen, rules.tableCostFen),
    ...giftDeviations(gifts, heldOn, rules, calendar),
  ];
};

/** Gifts from service targets are never permitted. Basis: `event.giftMaxNonRelative` with its note, handbook W4. */
const giftDeviations = (
  gifts: Gifts,
  heldOn: LocalDate,
  rules: CeremonyRules,
  calendar: WorkCalendar,
): readonly Deviation[] => {
  const { giftFromNonRelativeFen, giftHandIn } = rules;
  const none = { ...giftFromNonRelativeFen, value: 0 };
  const handIn = { value: 0, key: giftHandIn.key, version: giftHandIn.version };
  const unaccounted = gifts.fromServiceTargetsFen - gifts.returnedFen - gifts.handedInFen;
  return [
    measured('gift-from-non-relative', null, gifts.largestFromNonRelativeFen, giftFromNonRelativeFen),
    measured('gift-from-service-target', null, gifts.fromServiceTargetsFen, none),
    ...(unaccounted > 0 ? [measured('gift-unaccounted', null, unaccounted, none)] : []),
    ...(isHandedInLate(gifts, heldOn, rules, calendar) ? [measured('gift-handed-in-late', null, 1, handIn)] : []),
  ];
};

/** A gift that could not be refused is handed in within the time of `event.giftHandIn` after the event. */
const isHandedInLate = (
  { handedInOn }: Gifts,
  heldOn: LocalDate,
  { giftHandIn: { amount, unit } }: CeremonyRules,
  calendar: WorkCalendar,
): boolean =>
  handedInOn !== null &&
  handedInOn > computeDeadline({ anchor: heldOn, amount, unit, direction: 'after' }, calendar).dueOn;
