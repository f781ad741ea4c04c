import { RejectedError } from '#event-store';
import type { LocalDate } from '#kernel';
import type { RulebookEdition } from '#rulebook';
import { registryRulesInForce } from './domain/registry-rules-in-force.js';
import type { RegistryRules } from './domain/registry-rules.js';

/** The rules in force for a unit on a day. Throws RejectedError where it has no parameters. */
export const rulesOfUnit = (
  { inForce, parameters }: Pick<RulebookEdition, 'inForce' | 'parameters'>,
  orgPath: readonly string[],
  today: LocalDate,
): RegistryRules => {
  const known = new Set(parameters.filter(({ scope }) => orgPath.includes(scope)).map(({ key }) => key));
  if (known.size === 0) throw new RejectedError('rules-not-loaded');
  const dates: LocalDate[] = [];
  const lookup = (key: string) => {
    if (!known.has(key)) return undefined;
    const found = inForce(key, orgPath, today);
    dates.push(found.parameter.effectiveFrom);
    return found;
  };
  const rules = registryRulesInForce(lookup, '');
  return { ...rules, version: `W1c@${dates.toSorted().at(-1)}` };
};
