import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { specify } from '#testing';
import type { AccountEvent } from './account.events.js';
import type { AccountCommand, ConfirmAdministrator, GrantRole } from './account.commands.js';
import { account } from './account.js';

const spec = specify(account.decider);

const env = { today: '2026-03-02' };
const town = '370102001';

const standing = { ...env, ended: false, deceased: false };
const open: AccountCommand = { type: 'OpenAccount', accountId: 'a1', personId: 'p1', orgCode: town, env: standing };
const opened: AccountEvent = {
  type: 'AccountOpened.v1',
  data: { accountId: 'a1', personId: 'p1', orgCode: town, openedOn: '2026-03-02' },
};
const grant: GrantRole = {
  type: 'GrantRole',
  accountId: 'a1',
  role: 'townOrgOfficer',
  orgCode: town,
  from: null,
  until: null,
  env: { ...standing, giverId: 'a9', level: 'town', registered: true, elsewhere: [], proposer: null, monthsAhead: 6 },
};
const granted = (until: string | null = null, from = '2026-03-02'): AccountEvent => ({
  type: 'RoleGranted.v1',
  data: { accountId: 'a1', role: 'townOrgOfficer', orgCode: town, from, until },
});
const audit: GrantRole = {
  ...grant,
  role: 'auditAdmin',
  env: { ...grant.env, proposer: { accountId: 'a9', personId: 'p9' } },
};
const proposed = (until: string | null = null): AccountEvent => ({
  type: 'AdministratorProposed.v1',
  data: {
    accountId: 'a1',
    role: 'auditAdmin',
    orgCode: town,
    from: '2026-03-02',
    until,
    proposerAccountId: 'a9',
    proposerId: 'p9',
    proposedOn: '2026-03-02',
  },
});
const confirm: ConfirmAdministrator = {
  type: 'ConfirmAdministrator',
  accountId: 'a1',
  role: 'auditAdmin',
  orgCode: town,
  env: { ...standing, today: '2026-03-04', registered: true, elsewhere: [] },
};
const revoke: AccountCommand = { type: 'RevokeRole', accountId: 'a1', role: 'townOrgOfficer', orgCode: town, env };
const revoked: AccountEvent = {
  type: 'RoleRevoked.v1',
  data: { accountId: 'a1', role: 'townOrgOfficer', orgCode: town, on: '2026-03-02' },
};
const close: AccountCommand = { type: 'CloseAccount', accountId: 'a1', env };
const closed: AccountEvent = { type: 'AccountClosed.v1', data: { accountId: 'a1', closedOn: '2026-03-02' } };

describe('account', () => {
  it('is opened once', () => {
    spec.given().when(open).thenEvents(opened);
    spec.given(opened).when(open).thenRejected('account-already-opened');
    spec.given(opened, closed).when(open).thenRejected('account-already-opened');
  });

  it('is granted a role from today unless another day is named', () => {
    spec.given(opened).when(grant).thenEvents(granted());
    spec
      .given(opened)
      .when({ ...grant, from: '2026-04-01', until: '2026-12-31' })
      .thenEvents(granted('2026-12-31', '2026-04-01'));
  });

  it('is granted no role beside that of an administrator, nor the other way round', () => {
    const admin: AccountEvent = { type: 'RoleGranted.v1', data: { ...granted().data, role: 'securityAdmin' } as never };
    const lapsed: AccountEvent = { type: 'RoleGranted.v1', data: { ...admin.data, until: '2026-03-01' } as never };
    spec.given(opened, admin).when(grant).thenRejected('administrators-are-separate');
    spec.given(opened, lapsed).when(grant).thenEvents(granted());
    const wanted = { ...grant, role: 'auditAdmin' } as const;
    spec.given(opened, granted()).when(wanted).thenRejected('administrators-are-separate');
    spec.given(opened, admin).when(wanted).thenRejected('administrators-are-separate');
    spec.given(opened, granted(null, '2026-05-01')).when(wanted).thenRejected('administrators-are-separate');
    const elsewhere = { ...grant, role: 'securityAdmin', orgCode: '370103' } as const;
    spec
      .given(opened, admin)
      .when(elsewhere)
      .thenEvents({
        type: 'RoleGranted.v1',
        data: { ...granted().data, role: 'securityAdmin', orgCode: '370103' } as never,
      });
  });

  it('is granted no role where another account of the person holds one that must stay apart', () => {
    const beside = (role: GrantRole['role'], elsewhere: GrantRole['env']['elsewhere']): GrantRole => ({
      ...grant,
      role,
      env: { ...grant.env, elsewhere },
    });
    spec
      .given(opened)
      .when(beside('townOrgOfficer', ['systemAdmin']))
      .thenRejected('administrators-are-separate');
    spec
      .given(opened)
      .when(beside('securityAdmin', ['townOrgOfficer']))
      .thenRejected('administrators-are-separate');
    spec
      .given(opened)
      .when(beside('auditAdmin', ['securityAdmin']))
      .thenRejected('administrators-are-separate');
    spec
      .given(opened)
      .when(beside('townOrgOfficer', ['villageClerk']))
      .thenEvents(granted());
  });

  it('is granted no role where it belongs to nobody', () => {
    const nobodys: AccountEvent = { type: 'AccountOpened.v1', data: { ...opened.data, personId: null } as never };
    for (const role of ['townOrgOfficer', 'securityAdmin'] as const)
      spec
        .given(nobodys)
        .when({ ...grant, role })
        .thenRejected('account-without-person');
  });

  it('is made an administrator for a registered person only', () => {
    const env = { ...grant.env, registered: false };
    spec
      .given(opened)
      .when({ ...grant, role: 'auditAdmin', env })
      .thenRejected('administrator-not-registered');
    spec
      .given(opened)
      .when({ ...grant, env })
      .thenEvents(granted());
  });

  it('is made an administrator by two: one proposes, another confirms, and it holds from then on', () => {
    spec.given(opened).when(audit).thenEvents(proposed());
    spec
      .given(opened, proposed())
      .when(confirm)
      .thenEvents({
        type: 'RoleGranted.v1',
        data: { accountId: 'a1', role: 'auditAdmin', orgCode: town, from: '2026-03-04', until: null },
      });
    spec.given(opened, proposed()).when(audit).thenRejected('administrator-already-proposed');
    spec.given(opened).when(confirm).thenRejected('administrator-not-proposed');
    spec
      .given(opened, proposed())
      .when({ ...confirm, orgCode: '370103' })
      .thenRejected('administrator-not-proposed');
    spec.given(opened, proposed('2026-03-03')).when(confirm).thenRejected('grant-without-days');
  });

  it('is confirmed as an administrator only while it may still be one', () => {
    spec.given(opened, proposed(), granted()).when(confirm).thenRejected('administrators-are-separate');
    const elsewhere = { ...confirm, env: { ...confirm.env, elsewhere: ['townLeader'] } } as const;
    spec.given(opened, proposed()).when(elsewhere).thenRejected('administrators-are-separate');
  });

  it('is proposed no longer once that was withdrawn', () => {
    const withdraw = { ...revoke, role: 'auditAdmin' } as AccountCommand;
    const withdrawn: AccountEvent = {
      type: 'AdministratorProposalWithdrawn.v1',
      data: { accountId: 'a1', role: 'auditAdmin', orgCode: town, on: '2026-03-02' },
    };
    spec.given(opened, proposed()).when(withdraw).thenEvents(withdrawn);
    spec.given(opened, proposed(), withdrawn).when(confirm).thenRejected('administrator-not-proposed');
    spec.given(opened, proposed(), withdrawn).when(audit).thenEvents(proposed());
  });

  it('is not granted a role that it holds or is about to hold', () => {
    spec.given(opened, granted()).when(grant).thenRejected('role-already-granted');
    spec.given(opened, granted('2026-03-02')).when(grant).thenRejected('role-already-granted');
    spec.given(opened, granted(null, '2026-05-01')).when(grant).thenRejected('role-already-granted');
  });

  it('is granted a role again once it has lapsed or was revoked', () => {
    spec.given(opened, granted('2026-03-01', '2026-01-01')).when(grant).thenEvents(granted());
    spec.given(opened, granted(), revoked).when(grant).thenEvents(granted());
  });

  it('holds the same role at several units', () => {
    spec
      .given(opened, granted())
      .when({ ...grant, orgCode: '370102002' })
      .thenEventTypes('RoleGranted.v1');
  });

  it('is granted no role for no day', () =>
    spec
      .given(opened)
      .when({ ...grant, until: '2026-03-01' })
      .thenRejected('grant-without-days'));

  it('holds no role of a level above its unit, and every role of a level below', () => {
    const at = (level: GrantRole['env']['level'], role: GrantRole['role']): GrantRole => ({
      ...grant,
      role,
      env: { ...grant.env, level },
    });
    spec.given(opened).when(at('village', 'countyOrgOfficer')).thenRejected('role-above-unit');
    spec.given(opened).when(at('town', 'cityLead')).thenRejected('role-above-unit');
    spec.given(opened).when(at('town', 'supervisionOffice')).thenRejected('role-above-unit');
    spec.given(opened).when(at('county', 'countyOrgOfficer')).thenEventTypes('RoleGranted.v1');
    spec.given(opened).when(at('town', 'villageSecretary')).thenEventTypes('RoleGranted.v1');
    spec.given(opened).when(at(null, 'countyOrgOfficer')).thenEventTypes('RoleGranted.v1');
  });

  it('gives itself nothing', () =>
    spec
      .given(opened)
      .when({ ...grant, env: { ...grant.env, giverId: 'a1' } })
      .thenRejected('own-roles'));

  it('loses a role that it holds', () => {
    spec.given(opened, granted()).when(revoke).thenEvents(revoked);
    spec.given(opened).when(revoke).thenRejected('role-not-granted');
    spec.given(opened, granted(), revoked).when(revoke).thenRejected('role-not-granted');
  });

  it('is closed once, and then takes nothing more', () => {
    spec.given(opened).when(close).thenEvents(closed);
    for (const command of [close, grant, revoke])
      spec.given(opened, closed).when(command).thenRejected('account-closed');
  });

  it('must be known', () => {
    for (const command of [close, grant, revoke]) spec.given().when(command).thenRejected('unknown-account');
  });
});

describe('account policy', () => {
  const state = fold(account.decider, [opened]);

  it.each([open, grant, revoke, close])('admits the security administrator over the unit to $type', (command) =>
    expect(account.policy(command, command.type === 'OpenAccount' ? { status: 'none' } : state)?.anyOf).toEqual([
      { system: true },
      { role: 'securityAdmin', org: town },
    ]),
  );

  it('asks for the unit of the role, not of the account', () =>
    expect(account.policy({ ...grant, orgCode: '3701' }, state)?.anyOf).toContainEqual({
      role: 'securityAdmin',
      org: '3701',
    }));

  it.each([grant, revoke, close])('keeps the person behind the account from $type', (command) =>
    expect(account.policy(command, state)?.separation).toEqual([{ code: 'own-account', persons: ['p1'] }]),
  );

  it('admits administrators of another kind to a confirmation, but neither who proposed nor who is proposed', () => {
    const requirement = account.policy(confirm, fold(account.decider, [opened, proposed()]));
    expect(requirement?.anyOf).toEqual([
      { role: 'systemAdmin', org: town },
      { role: 'auditAdmin', org: town },
    ]);
    expect(requirement?.separation).toEqual([
      { code: 'own-account', persons: ['p1'] },
      { code: 'administrator-needs-two', persons: ['p9'] },
    ]);
  });

  it('admits nobody to an account that was never opened', () =>
    expect(account.policy(grant, { status: 'none' })).toBeUndefined());

  it.each([grant, revoke, close])('hides the account from everybody else who tries to $type', (command) =>
    expect(account.policy(command, state)?.seenBy).toEqual([{ system: true }, { role: 'securityAdmin', org: town }]),
  );
});
