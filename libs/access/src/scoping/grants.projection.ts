import type { Projection } from '#kernel';
import type { RoleGrant } from '../contract/scope.contract.js';
import { accountEvents, type AccountEvent } from '../domain/account.events.js';

/** One row for each open account, so that one look-up by key answers all that it may do. */
export type GrantsRow = { account_id: string; person_id: string | null; org_code: string; held: readonly RoleGrant[] };

export const grants: Projection<AccountEvent, GrantsRow> = {
  name: 'grants-2',
  events: accountEvents,
  columns: {
    account_id: { type: 'text' },
    person_id: { type: 'text', index: 'btree' },
    org_code: { type: 'text', index: 'btree' },
    held: { type: 'jsonb', index: 'gin' },
  },
  keyOf: ({ data }) => data.accountId,
  apply: (row, event) => {
    switch (event.type) {
      case 'AccountOpened.v1': {
        const { accountId, personId, orgCode } = event.data;
        return { account_id: accountId, person_id: personId, org_code: orgCode, held: [] };
      }
      case 'RoleGranted.v1': {
        const { role, orgCode, from, until } = event.data;
        return row && { ...row, held: [...without(row.held, event.data), { role, orgCode, from, until }] };
      }
      case 'AdministratorProposed.v1':
      case 'AdministratorProposalWithdrawn.v1':
        return row;
      case 'RoleRevoked.v1':
        return row && { ...row, held: without(row.held, event.data) };
      case 'AccountClosed.v1':
        return undefined;
      default:
        return event satisfies never;
    }
  },
};

const without = (held: readonly RoleGrant[], gone: Pick<RoleGrant, 'role' | 'orgCode'>): readonly RoleGrant[] =>
  held.filter(({ role, orgCode }) => role !== gone.role || orgCode !== gone.orgCode);
