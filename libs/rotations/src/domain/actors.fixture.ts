import type { Requirement } from '#kernel';

/** Somebody of a model, with the roles that they hold wherever the case lies. */
export type Actor = Readonly<{ personId: string; roles: readonly string[] }>;

/** Whether somebody may do what is asked of them: they are named or hold a role, and no separation keeps them away. */
export const mayAct = (requirement: Requirement | undefined, { personId, roles }: Actor): boolean => {
  const { anyOf = [], separation = [] } = requirement ?? {};
  const holds = anyOf.some((one) =>
    'person' in one ? one.person === personId : 'role' in one ? roles.includes(one.role) : roles.includes('system'),
  );
  return holds && !separation.some(({ persons }) => persons.includes(personId));
};
