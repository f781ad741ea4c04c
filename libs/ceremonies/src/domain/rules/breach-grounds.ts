import type { DeviationItem } from '../ceremony.figures.js';

const deviations: Readonly<Record<DeviationItem, true>> = {
  tables: true,
  persons: true,
  cars: true,
  'table-cost': true,
  'gift-from-non-relative': true,
  'gift-from-service-target': true,
  'gift-handed-in-late': true,
  'gift-unaccounted': true,
  'kind-not-to-be-held': true,
  'non-relatives-invited': true,
  'service-targets-invited': true,
};

const conduct = ['not-reported', 'reported-untruly', 'gift-affecting-duty'] as const;

export type BreachGround = DeviationItem | (typeof conduct)[number];

/**
 * On what a breach is found: what the deviation table measures, and conduct that no figure shows. Their words are the
 * finder's reason, which is kept as a personal text. Basis: handbook W4, limits and "Consequences".
 */
export const breachGrounds: readonly BreachGround[] = [
  ...(Object.keys(deviations) as readonly DeviationItem[]),
  ...conduct,
];
