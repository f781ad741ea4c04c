import { describe, expect, it } from '@jest/globals';
import type { Holder } from '#workflow';
import { specify } from '#testing';
import { roleClaim, type ClaimRole } from './role-claim.js';
import type { RoleClaimEvent } from './role-claim.events.js';
import type { Role } from './roles.js';

const spec = specify(roleClaim.decider);
const today = '2026-03-02';
const words = (accountId: string, role: Role, claimId: string) =>
  ({ personId: 'p1', accountId, role, orgCode: '370102', claimId }) as const;
const claim = (accountId: string, role: Role, claimId: string, holders: readonly Holder[] = []): ClaimRole => ({
  type: 'ClaimRole',
  ...words(accountId, role, claimId),
  env: { today, holders },
});
const claimed = (accountId: string, role: Role, claimId: string, claimedOn = today): RoleClaimEvent => ({
  type: 'RoleClaimed.v1',
  data: { ...words(accountId, role, claimId), claimedOn },
});
const admin = claimed('a', 'systemAdmin', 'c1');

describe('the claim of an account on a role', () => {
  it('is written once for a grant', () => {
    spec
      .given()
      .when(claim('a', 'systemAdmin', 'c1'))
      .thenEvents(admin);
    spec
      .given(admin)
      .when(claim('a', 'systemAdmin', 'c1'))
      .thenNothing();
  });

  it.each([
    ['another administrator’s role', 'auditAdmin'],
    ['business', 'townOrgOfficer'],
  ] as const)('keeps another account of the person from %s', (_what, role) =>
    spec
      .given(admin)
      .when(claim('b', role, 'c2'))
      .thenRejected('administrators-are-separate'),
  );

  it('of business keeps another account from an administrator’s role', () =>
    spec
      .given(claimed('a', 'townOrgOfficer', 'c1'))
      .when(claim('b', 'securityAdmin', 'c2'))
      .thenRejected('administrators-are-separate'));

  it('goes together with the same role, and business with business', () => {
    spec
      .given(admin)
      .when(claim('b', 'systemAdmin', 'c2'))
      .thenEvents(claimed('b', 'systemAdmin', 'c2'));
    spec
      .given(claimed('a', 'townOrgOfficer', 'c1'))
      .when(claim('b', 'villageClerk', 'c2'))
      .thenEvents(claimed('b', 'villageClerk', 'c2'));
  });

  it('leaves the roles of one account to the account', () =>
    spec
      .given(admin)
      .when(claim('a', 'townOrgOfficer', 'c2'))
      .thenEvents(claimed('a', 'townOrgOfficer', 'c2')));

  it.each([
    ['is held', 'running', today, true],
    ['was held and is no more', 'over', today, false],
    ['was never given, until the day is over', 'none', today, true],
    ['was never given, on a later day', 'none', '2026-03-01', false],
  ] as const)('that %s', (_what, standing, claimedOn, keeps) => {
    const wanted = spec
      .given(claimed('a', 'systemAdmin', 'c1', claimedOn))
      .when(claim('b', 'townOrgOfficer', 'c2', [{ caseId: 'c1', standing }]));
    if (keeps) wanted.thenRejected('administrators-are-separate');
    else wanted.thenEvents(claimed('b', 'townOrgOfficer', 'c2'));
  });

  it('is refused to who has not seen a claim that came in meanwhile', () =>
    spec
      .given(admin, claimed('c', 'systemAdmin', 'c3'))
      .when(claim('b', 'townOrgOfficer', 'c2', [{ caseId: 'c1', standing: 'over' }]))
      .thenRejected('administrators-are-separate'));

  it('is the program’s own to take', () =>
    expect(roleClaim.policy(claim('a', 'systemAdmin', 'c1'), {})).toEqual({ anyOf: [{ system: true }] }));
});
