import type { Role } from './roles.js';

/** Basis: three separated administrators, handbook 1.2 and 7 (graded protection, RECALL). */
export const administratorRoles = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly Role[];

export type AdministratorRole = (typeof administratorRoles)[number];

/** Who confirms what a security administrator proposes. Basis: handbook 7 (graded protection: DEFAULT). */
export const confirmingRoles = ['systemAdmin', 'auditAdmin'] as const satisfies readonly AdministratorRole[];

export const isAdministratorRole = (role: Role): boolean => (administratorRoles as readonly Role[]).includes(role);

/**
 * True where the roles go together in the accounts of one person: an administrator keeps to the one administrator's role
 * (at any number of units) and does no business; whoever does business is no administrator. Basis: as above.
 */
export const areSeparate = (wanted: Role, held: readonly Role[]): boolean =>
  held.every((role) => role === wanted || (!isAdministratorRole(role) && !isAdministratorRole(wanted)));
