import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { AccountEvent } from '../domain/account.events.js';
import { grants } from './grants.projection.js';

const opened = (accountId: string): AccountEvent => ({
  type: 'AccountOpened.v1',
  data: { accountId, personId: 'p1', orgCode: '370102001', openedOn: '2026-03-02' },
});
const granted = (accountId: string, orgCode: string, until: string | null = null): AccountEvent => ({
  type: 'RoleGranted.v1',
  data: { accountId, role: 'townLeader', orgCode, from: '2026-03-02', until },
});
const revoked = (accountId: string, orgCode: string): AccountEvent => ({
  type: 'RoleRevoked.v1',
  data: { accountId, role: 'townLeader', orgCode, on: '2026-04-01' },
});
const closed = (accountId: string): AccountEvent => ({
  type: 'AccountClosed.v1',
  data: { accountId, closedOn: '2026-05-01' },
});

const rowsOf = (...events: AccountEvent[]) =>
  project(
    grants,
    events.map((event) => [event, {}] as const),
  );
const held = (orgCode: string, until: string | null = null) => ({
  role: 'townLeader',
  orgCode,
  from: '2026-03-02',
  until,
});

describe('grants', () => {
  it('keeps what an account holds in one row', () => {
    const rows = rowsOf(opened('a1'), opened('a2'), granted('a1', '370102001'), granted('a1', '370102002'));
    expect(rows.get('a1')).toEqual({
      account_id: 'a1',
      person_id: 'p1',
      org_code: '370102001',
      held: [held('370102001'), held('370102002')],
    });
    expect(rows.get('a2')?.held).toEqual([]);
  });

  it('drops a revoked role at its unit only', () =>
    expect(
      rowsOf(opened('a1'), granted('a1', '370102001'), granted('a1', '370102002'), revoked('a1', '370102001')).get('a1')
        ?.held,
    ).toEqual([held('370102002')]));

  it('replaces a role that is granted again', () =>
    expect(
      rowsOf(opened('a1'), granted('a1', '370102001', '2026-03-31'), granted('a1', '370102001')).get('a1')?.held,
    ).toEqual([held('370102001')]));

  it('forgets a closed account', () =>
    expect(rowsOf(opened('a1'), granted('a1', '370102001'), closed('a1')).size).toBe(0));

  it('comes to the same when it is replayed', () => {
    const events = [opened('a1'), granted('a1', '370102001'), opened('a2'), revoked('a1', '370102001'), closed('a2')];
    expectSameRows(rowsOf(...events), rowsOf(...events, ...events.slice(3)));
  });
});
