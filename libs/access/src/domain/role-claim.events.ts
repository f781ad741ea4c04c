import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';
import type { Role } from './roles.js';

/** Written before a role is granted: `claimId` is the command that grants it. */
export type RoleClaimEvent = DomainEvent<
  'RoleClaimed.v1',
  { personId: string; accountId: string; role: Role; orgCode: string; claimId: string; claimedOn: LocalDate }
>;

export const roleClaimEvents = eventSchema<RoleClaimEvent>({ current: ['RoleClaimed.v1'] });
