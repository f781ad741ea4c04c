import { unitsOf, type CallerScope } from '#access/contract';
import { WATCHERS } from '#workflow';

/**
 * A caller as lists look for them. `keys` are those of case lines and alerts: `person:<id>`, `role:<role>@<unit>` for the
 * units at which a role is held. `roles` and `units` name the grants pairwise.
 */
export type Caller = Readonly<{
  persons: readonly string[];
  roles: readonly string[];
  units: readonly string[];
  keys: readonly string[];
  supervised: readonly string[];
}>;

export const callerOf = (scope: CallerScope): Caller => {
  const { asPerson, grants } = scope;
  const persons = asPerson === null ? [] : [asPerson];
  const keys = [
    ...persons.map((person) => `person:${person}`),
    ...grants.map(({ role, orgCode }) => `role:${role}@${orgCode}`),
  ];
  return {
    persons,
    roles: grants.map(({ role }) => role),
    units: grants.map(({ orgCode }) => orgCode),
    keys: [...new Set(keys)],
    supervised: unitsOf(scope, WATCHERS),
  };
};
