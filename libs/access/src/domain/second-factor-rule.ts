import type { Role } from './roles.js';

/** Roles that report, sign in to read, or write drafts, and neither check nor decide. */
const withoutSecondFactor: readonly Role[] = ['villager', 'villagerRep', 'partyMember', 'villageClerk', 'vcDirector'];

/**
 * Whoever reviews, checks, registers, decides or supervises, and the three administrators, sign in with a second factor.
 * A role that is not known to do without needs one. Basis: two-factor for reviewers, handbook 7 (graded protection, RECALL).
 */
export const needsSecondFactor = (held: readonly Role[]): boolean =>
  held.some((role) => !withoutSecondFactor.includes(role));
