import type { LocalDate, Projection } from '#kernel';
import type { RoleGrant } from '../contract/scope.contract.js';
import { accountEvents, type AccountEvent } from '../domain/account.events.js';

/** An administrator's role that waits for another administrator: from a day, by which person, proposed on which day. */
export type ProposedRole = RoleGrant & Readonly<{ proposerId: string; proposedOn: LocalDate }>;

/**
 * Every account that there was, and the roles that it was given, past and future days included, and what it is
 * proposed for; a closed one has none. `role_keys` name the roles as `role:<role>@<unit>`.
 */
export type AccountRow = {
  account_id: string;
  person_id: string | null;
  org_code: string;
  opened_on: LocalDate;
  closed_on: LocalDate | null;
  held: readonly RoleGrant[];
  role_keys: readonly string[];
  proposed: readonly ProposedRole[];
};

declare module '#read-store' {
  interface ReadTables {
    accounts: AccountRow & { key: string };
  }
}

export const accounts: Projection<AccountEvent, AccountRow> = {
  name: 'accounts-3',
  events: accountEvents,
  columns: {
    account_id: { type: 'text' },
    person_id: { type: 'text', index: 'btree' },
    org_code: { type: 'text', index: 'btree' },
    opened_on: { type: 'date' },
    closed_on: { type: 'date' },
    held: { type: 'jsonb' },
    role_keys: { type: 'text[]', index: 'gin' },
    proposed: { type: 'jsonb' },
  },
  keyOf: ({ data }) => data.accountId,
  apply: (row, event) => {
    switch (event.type) {
      case 'AccountOpened.v1': {
        const { accountId, personId, orgCode, openedOn } = event.data;
        const who = { account_id: accountId, person_id: personId, org_code: orgCode };
        return { ...who, opened_on: openedOn, closed_on: null, ...given([]), proposed: [] };
      }
      case 'RoleGranted.v1': {
        const { role, orgCode, from, until } = event.data;
        const held = [...without(row?.held ?? [], event.data), { role, orgCode, from, until }];
        return row && { ...row, ...given(held), proposed: without(row.proposed, event.data) };
      }
      case 'AdministratorProposed.v1': {
        const { role, orgCode, from, until, proposerId, proposedOn } = event.data;
        const wanted = { role, orgCode, from, until, proposerId, proposedOn };
        return row && { ...row, proposed: [...without(row.proposed, event.data), wanted] };
      }
      case 'AdministratorProposalWithdrawn.v1':
        return row && { ...row, proposed: without(row.proposed, event.data) };
      case 'RoleRevoked.v1':
        return row && { ...row, ...given(without(row.held, event.data)) };
      case 'AccountClosed.v1':
        return row && { ...row, closed_on: event.data.closedOn, ...given([]), proposed: [] };
      default:
        return event satisfies never;
    }
  },
};

const given = (held: readonly RoleGrant[]) => ({
  held,
  role_keys: held.map(({ role, orgCode }) => `role:${role}@${orgCode}`),
});

const without = <Role extends RoleGrant>(
  held: readonly Role[],
  gone: Pick<RoleGrant, 'role' | 'orgCode'>,
): readonly Role[] => held.filter(({ role, orgCode }) => role !== gone.role || orgCode !== gone.orgCode);
