import { actingPersons, unitsOf, type CallerScope } from '#access/contract';

/** What a caller is found by in rows, and the units at which they review for the county. */
export type ReviewCaller = Readonly<{
  persons: readonly string[];
  keys: readonly string[];
  countyUnits: readonly string[];
}>;

export const reviewCaller = (scope: CallerScope): ReviewCaller => {
  const { actor, grants } = scope;
  const persons = actingPersons(actor);
  const keys = [
    ...persons.map((person) => `person:${person}`),
    ...grants.map(({ role, orgCode }) => `role:${role}@${orgCode}`),
  ];
  return { persons, keys: [...new Set(keys)], countyUnits: unitsOf(scope, ['countyOrgOfficer', 'countyOrgLeader']) };
};
