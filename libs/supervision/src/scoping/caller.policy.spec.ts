import { describe, expect, it } from '@jest/globals';
import { callerOf } from './caller.policy.js';

const grant = (role: 'supervisionOffice' | 'countyAuditOfficer' | 'auditAdmin' | 'townLeader', orgCode: string) => ({
  role,
  orgCode,
  from: '2026-01-01',
  until: null,
});

describe('a caller', () => {
  it('is found by person and by each role at its unit', () => {
    const grants = [grant('townLeader', '370112013'), grant('townLeader', '370112014')];
    expect(callerOf({ actor: { accountId: 'a1', personId: 'p1' }, asPerson: 'p1', grants })).toEqual({
      persons: ['p1'],
      roles: ['townLeader', 'townLeader'],
      units: ['370112013', '370112014'],
      keys: ['person:p1', 'role:townLeader@370112013', 'role:townLeader@370112014'],
      supervised: [],
    });
  });

  it('acts in the name of whom they stand in for, and not in their own', () => {
    const actor = { accountId: 'a1', personId: 'p1', onBehalfOf: 'p2' };
    expect(callerOf({ actor, asPerson: 'p2', grants: [] }).keys).toEqual(['person:p2']);
  });

  it('to whom one role was lent has nothing of what is personal', () => {
    const actor = { accountId: 'a1', personId: 'p1', onBehalfOf: 'p2' };
    const grants = [grant('townLeader', '370112013')];
    expect(callerOf({ actor, asPerson: null, grants }).keys).toEqual(['role:townLeader@370112013']);
  });

  it('without a person and a role finds nothing', () =>
    expect(callerOf({ actor: { accountId: 'a1' }, asPerson: null, grants: [] }).keys).toEqual([]));

  it('supervises as supervision office and county audit, not as audit administrator', () => {
    const grants = [
      grant('supervisionOffice', '370112'),
      grant('countyAuditOfficer', '370113'),
      grant('auditAdmin', '3701'),
    ];
    expect(callerOf({ actor: { accountId: 'a1' }, asPerson: null, grants }).supervised).toEqual(['370112', '370113']);
  });
});
