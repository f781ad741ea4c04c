import { familyOf, type CeremonyKind } from '../ceremony.kinds.js';
import type { CeremonyRules, Limit } from '../ceremony.rules.js';
import type { Deviation, DeviationItem, Plan } from '../ceremony.figures.js';

/** The table limit of this kind of ceremony; funerals have none. Basis: `event.tablesMax*`, handbook W4 (P31, P35). */
export const tableLimit = (kind: CeremonyKind, joint: boolean, rules: CeremonyRules): Limit | undefined => {
  if (familyOf(kind) === 'other') return rules.tablesOther;
  if (familyOf(kind) === 'funeral') return undefined;
  return joint ? rules.tablesJoint : rules.tables;
};

/** The guest limit of this kind of ceremony; funerals have none. Basis: `event.personsMax*`, handbook W4 (P31, P33). */
export const personLimit = (kind: CeremonyKind, joint: boolean, rules: CeremonyRules): Limit | undefined => {
  if (familyOf(kind) === 'other') return rules.personsOther;
  if (familyOf(kind) === 'funeral') return undefined;
  return joint ? rules.personsJoint : rules.persons;
};

/** Wedding cars. Basis: `event.carsMax`, handbook W4 (P35). */
export const carLimit = (kind: CeremonyKind, rules: CeremonyRules): Limit | undefined =>
  familyOf(kind) === 'wedding' ? rules.cars : undefined;

/** One line of the table, measured against its limit (none: nothing is over). */
export const measured = (
  item: DeviationItem,
  planned: number | null,
  actual: number,
  limit: Limit | undefined,
): Deviation => ({
  item,
  planned,
  permitted: limit?.value ?? null,
  actual,
  over: limit ? Math.max(0, actual - limit.value) : 0,
  ruleKey: limit?.key ?? '',
  ruleVersion: limit?.version ?? '',
});

/**
 * What in a plan goes beyond the rules in force: findings for the checker, who may return the report or let it pass with
 * a reminder. They stop nothing. Basis: handbook W4, "What counts" and the parameters `event.*`.
 */
export const planFindings = (kind: CeremonyKind, plan: Plan, rules: CeremonyRules): readonly Deviation[] => {
  const { tables, persons, cars, tableCostFen, jointBothFamilies: joint } = plan;
  return [
    measured('tables', tables, tables, tableLimit(kind, joint, rules)),
    measured('persons', persons, persons, personLimit(kind, joint, rules)),
    measured('cars', cars, cars, carLimit(kind, rules)),
    measured('table-cost', tableCostFen, tableCostFen, rules.tableCostFen),
    ...declarationFindings(kind, plan, rules),
  ].filter(({ over }) => over > 0);
};

const declarationFindings = (kind: CeremonyKind, plan: Plan, { otherCelebrations }: CeremonyRules): Deviation[] => {
  const { held, key, version } = otherCelebrations;
  const zero: Limit = { value: 0, key, version };
  const other = familyOf(kind) === 'other';
  return [
    ...(other && held === 'none' ? [measured('kind-not-to-be-held', 1, 1, zero)] : []),
    ...(other && held === 'relatives-only' && plan.nonRelativesInvited
      ? [measured('non-relatives-invited', 1, 1, zero)]
      : []),
    ...(plan.serviceTargetsInvited ? [measured('service-targets-invited', 1, 1, zero)] : []),
  ];
};
