import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';
import type { Role } from './roles.js';

/**
 * A role is held from `from` up to and including `until` (null: without end), or until it is revoked. A proposed
 * administrator holds nothing yet: `RoleGranted` follows when another administrator has confirmed.
 */
export type AccountEvent =
  | DomainEvent<
      'AccountOpened.v1',
      { accountId: string; personId: string | null; orgCode: string; openedOn: LocalDate }
    >
  | DomainEvent<
      'RoleGranted.v1',
      { accountId: string; role: Role; orgCode: string; from: LocalDate; until: LocalDate | null }
    >
  | DomainEvent<
      'AdministratorProposed.v1',
      {
        accountId: string;
        role: Role;
        orgCode: string;
        from: LocalDate;
        until: LocalDate | null;
        proposerAccountId: string;
        proposerId: string;
        proposedOn: LocalDate;
      }
    >
  | DomainEvent<'AdministratorProposalWithdrawn.v1', { accountId: string; role: Role; orgCode: string; on: LocalDate }>
  | DomainEvent<'RoleRevoked.v1', { accountId: string; role: Role; orgCode: string; on: LocalDate }>
  | DomainEvent<'AccountClosed.v1', { accountId: string; closedOn: LocalDate }>;

export const accountEvents = eventSchema<AccountEvent>({
  current: [
    'AccountOpened.v1',
    'RoleGranted.v1',
    'AdministratorProposed.v1',
    'AdministratorProposalWithdrawn.v1',
    'RoleRevoked.v1',
    'AccountClosed.v1',
  ],
});
