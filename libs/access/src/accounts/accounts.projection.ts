import type { LocalDate, Projection } from '#kernel';
import type { RoleGrant } from '../contract/scope.contract.js';
import { accountEvents, type AccountEvent } from '../domain/account.events.js';

/**
 * Every account that there was, and the roles that it was given, past and future days included; a closed one has none.
 * `role_keys` name them as `role:<role>@<unit>`.
 */
export type AccountRow = {
  account_id: string;
  person_id: string | null;
  org_code: string;
  opened_on: LocalDate;
  closed_on: LocalDate | null;
  held: readonly RoleGrant[];
  role_keys: readonly string[];
};

declare module '#read-store' {
  interface ReadTables {
    accounts: AccountRow & { key: string };
  }
}

export const accounts: Projection<AccountEvent, AccountRow> = {
  name: 'accounts-2',
  events: accountEvents,
  columns: {
    account_id: { type: 'text' },
    person_id: { type: 'text', index: 'btree' },
    org_code: { type: 'text', index: 'btree' },
    opened_on: { type: 'date' },
    closed_on: { type: 'date' },
    held: { type: 'jsonb' },
    role_keys: { type: 'text[]', index: 'gin' },
  },
  keyOf: ({ data }) => data.accountId,
  apply: (row, event) => {
    switch (event.type) {
      case 'AccountOpened.v1': {
        const { accountId, personId, orgCode, openedOn } = event.data;
        const who = { account_id: accountId, person_id: personId, org_code: orgCode };
        return { ...who, opened_on: openedOn, closed_on: null, ...given([]) };
      }
      case 'RoleGranted.v1': {
        const { role, orgCode, from, until } = event.data;
        return row && { ...row, ...given([...without(row.held, event.data), { role, orgCode, from, until }]) };
      }
      case 'AdministratorProposed.v1':
      case 'AdministratorProposalWithdrawn.v1':
        return row;
      case 'RoleRevoked.v1':
        return row && { ...row, ...given(without(row.held, event.data)) };
      case 'AccountClosed.v1':
        return row && { ...row, closed_on: event.data.closedOn, ...given([]) };
      default:
        return event satisfies never;
    }
  },
};

const given = (held: readonly RoleGrant[]) => ({
  held,
  role_keys: held.map(({ role, orgCode }) => `role:${role}@${orgCode}`),
});

const without = (held: readonly RoleGrant[], gone: Pick<RoleGrant, 'role' | 'orgCode'>): readonly RoleGrant[] =>
  held.filter(({ role, orgCode }) => role !== gone.role || orgCode !== gone.orgCode);
