import { actingPersons, type CallerScope } from '#access/contract';

/** The keys under which a caller is found in rows: their persons and roles. */
export const callerKeys = ({ actor, grants }: CallerScope): readonly string[] => [
  ...new Set([
    ...actingPersons(actor).map((person) => `person:${person}`),
    ...grants.map(({ role, orgCode }) => `role:${role}@${orgCode}`),
  ]),
];
