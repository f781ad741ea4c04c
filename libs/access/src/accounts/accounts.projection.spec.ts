import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { AccountEvent } from '../domain/account.events.js';
import { accounts } from './accounts.projection.js';

const [accountId, orgCode] = ['a1', '370102001'] as const;
const opened: AccountEvent = {
  type: 'AccountOpened.v1',
  data: { accountId, personId: 'p1', orgCode, openedOn: '2026-03-02' },
};
const granted = (until: string | null): AccountEvent => ({
  type: 'RoleGranted.v1',
  data: { accountId, role: 'townLeader', orgCode, from: '2026-03-02', until },
});
const revoked: AccountEvent = {
  type: 'RoleRevoked.v1',
  data: { accountId, role: 'townLeader', orgCode, on: '2026-04-01' },
};
const proposed: AccountEvent = {
  type: 'AdministratorProposed.v1',
  data: {
    accountId,
    role: 'auditAdmin',
    orgCode,
    from: '2026-03-05',
    until: null,
    proposerAccountId: 'a9',
    proposerId: 'p9',
    proposedOn: '2026-03-04',
  },
};
const withdrawn: AccountEvent = {
  type: 'AdministratorProposalWithdrawn.v1',
  data: { accountId, role: 'auditAdmin', orgCode, on: '2026-03-06' },
};
const confirmed: AccountEvent = {
  type: 'RoleGranted.v1',
  data: { accountId, role: 'auditAdmin', orgCode, from: '2026-03-06', until: null },
};
const closed: AccountEvent = { type: 'AccountClosed.v1', data: { accountId, closedOn: '2026-05-01' } };

const rowsOf = (...events: AccountEvent[]) =>
  project(
    accounts,
    events.map((event) => [event, {}] as const),
  );

describe('accounts', () => {
  it('keep the roles that were given, with their days', () => {
    const held = { role: 'townLeader', orgCode, from: '2026-03-02', until: '2026-03-31' };
    expect(rowsOf(opened, granted(null), granted('2026-03-31')).get(accountId)).toEqual({
      account_id: accountId,
      person_id: 'p1',
      org_code: orgCode,
      opened_on: '2026-03-02',
      closed_on: null,
      held: [held],
      role_keys: [`role:townLeader@${orgCode}`],
      proposed: [],
    });
    expect(rowsOf(opened, granted(null), revoked).get(accountId)?.held).toEqual([]);
  });

  it('stay when they are closed, without a role', () =>
    expect(rowsOf(opened, granted(null), closed).get(accountId)).toMatchObject({ closed_on: '2026-05-01', held: [] }));

  it('keep what is proposed until it is confirmed or withdrawn, or the account is closed', () => {
    const proposedIn = (...events: AccountEvent[]) => rowsOf(opened, ...events).get(accountId)?.proposed;
    const waiting = { role: 'auditAdmin', orgCode, from: '2026-03-05', until: null, proposerId: 'p9' };
    expect(proposedIn(granted(null), proposed)).toEqual([{ ...waiting, proposedOn: '2026-03-04' }]);
    expect(proposedIn(proposed, granted(null))).toHaveLength(1);
    expect(proposedIn(proposed, confirmed)).toEqual([]);
    expect(proposedIn(proposed, withdrawn)).toEqual([]);
    expect(proposedIn(proposed, closed)).toEqual([]);
  });

  it('come to the same when they are replayed', () => {
    const events = [opened, granted(null), proposed, revoked, granted('2026-03-31'), withdrawn, closed];
    expectSameRows(rowsOf(...events), rowsOf(...events, ...events.slice(2)));
  });
});
