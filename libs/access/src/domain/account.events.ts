import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';
import type { Role } from './roles.js';

/** A role is held from `from` up to and including `until` (null: without end), or until it is revoked. */
export type AccountEvent =
  | DomainEvent<
      'AccountOpened.v1',
      { accountId: string; personId: string | null; orgCode: string; openedOn: LocalDate }
    >
  | DomainEvent<
      'RoleGranted.v1',
      { accountId: string; role: Role; orgCode: string; from: LocalDate; until: LocalDate | null }
    >
  | DomainEvent<'RoleRevoked.v1', { accountId: string; role: Role; orgCode: string; on: LocalDate }>
  | DomainEvent<'AccountClosed.v1', { accountId: string; closedOn: LocalDate }>;

export const accountEvents = eventSchema<AccountEvent>({
  current: ['AccountOpened.v1', 'RoleGranted.v1', 'RoleRevoked.v1', 'AccountClosed.v1'],
});
