import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { specify } from '#testing';
import type { SubstitutionEvent } from './substitution.events.js';
import { substitution, type AppointSubstitute, type SubstitutionCommand } from './substitution.js';

const spec = specify(substitution.decider);

const moment = { today: '2026-08-01', standingIn: false };
const appoint: AppointSubstitute = {
  type: 'AppointSubstitute',
  substitutionId: 's1',
  principalId: 'p1',
  substituteId: 'p2',
  lent: null,
  from: '2026-08-03',
  until: '2026-08-14',
  onward: false,
  reason: ' 赴党校学习 ',
  env: {
    ...moment,
    principal: { accountId: 'a1', unitCode: '370112013' },
    substitute: { accountId: 'a2' },
    administrates: false,
    holdsLent: true,
    unitEnded: false,
    standsInFor: [],
    mostMonths: 6,
  },
};
const appointed: SubstitutionEvent = {
  type: 'SubstituteAppointed.v1',
  data: {
    substitutionId: 's1',
    principalId: 'p1',
    principalAccountId: 'a1',
    substituteId: 'p2',
    substituteAccountId: 'a2',
    unitCode: '370112013',
    lent: null,
    from: '2026-08-03',
    until: '2026-08-14',
    onward: false,
    reason: '赴党校学习',
  },
};
const agreed: SubstitutionEvent = {
  type: 'SubstituteAgreed.v1',
  data: { substitutionId: 's1', agreedOn: '2026-08-01' },
};
const declined: SubstitutionEvent = {
  type: 'SubstituteDeclined.v1',
  data: { substitutionId: 's1', declinedOn: '2026-08-01' },
};
const revoked: SubstitutionEvent = {
  type: 'SubstitutionRevoked.v1',
  data: { substitutionId: 's1', revokedOn: '2026-08-01' },
};
const answer = (type: 'AgreeToSubstitution' | 'DeclineSubstitution' | 'RevokeSubstitution', env = moment) =>
  ({ type, env }) as SubstitutionCommand;
const withEnv = (env: Partial<AppointSubstitute['env']>): AppointSubstitute => ({
  ...appoint,
  env: { ...appoint.env, ...env },
});

describe('a substitution', () => {
  it('is appointed by the principal', () => spec.given().when(appoint).thenEvents(appointed));

  it.each<[string, AppointSubstitute, string]>([
    ['for oneself', { ...appoint, substituteId: 'p1' }, 'substitute-is-self'],
    ['with somebody without an account', withEnv({ substitute: null }), 'substitute-without-account'],
    ['by somebody without an account', withEnv({ principal: null }), 'substitute-without-account'],
    ['of an administrator', withEnv({ administrates: true }), 'administrators-have-no-substitutes'],
    ['of a role that is not held', withEnv({ holdsLent: false }), 'lent-role-not-held'],
    ['in a unit that has ended', withEnv({ unitEnded: true }), 'unit-ended'],
    ['that ends before it begins', { ...appoint, until: '2026-08-02' }, 'substitution-without-days'],
    ['that is over', { ...appoint, from: '2026-07-01', until: '2026-07-31' }, 'substitution-in-the-past'],
    ['that began before today', { ...appoint, from: '2026-07-31' }, 'substitution-backdated'],
    ['that begins years ahead', { ...appoint, from: '2027-02-02', until: '2027-02-03' }, 'substitution-too-far-ahead'],
    ['of a day more than half a year', { ...appoint, until: '2027-02-03' }, 'substitution-too-long'],
    ['without a reason', { ...appoint, reason: '  ' }, 'substitution-reason-missing'],
    ['in a circle', withEnv({ standsInFor: ['p2'] }), 'substitution-circle'],
    ['in the place of another', withEnv({ standingIn: true }), 'substitution-is-personal'],
  ])('%s is refused', (_name, command, code) =>
    spec
      .given()
      .when(command)
      .thenRejected(code as 'substitution-over'),
  );

  it.each([
    ['2026-08-01', '2027-01-31'],
    ['2027-02-01', '2027-07-31'],
  ])('from %s until %s is appointed', (from, until) =>
    spec
      .given()
      .when({ ...appoint, from, until })
      .thenEventTypes('SubstituteAppointed.v1'),
  );

  it('has no longest time where none is set', () =>
    spec
      .given()
      .when({ ...withEnv({ mostMonths: null }), until: '2030-01-31' })
      .thenEventTypes('SubstituteAppointed.v1'));

  it('is appointed once', () => spec.given(appointed).when(appoint).thenRejected('substitution-exists'));

  it('begins with the consent of the substitute', () => {
    spec.given(appointed).when(answer('AgreeToSubstitution')).thenEvents(agreed);
    spec.given(appointed, agreed).when(answer('AgreeToSubstitution')).thenRejected('substitution-answered');
  });

  it('can be declined as long as it was not agreed to', () => {
    spec.given(appointed).when(answer('DeclineSubstitution')).thenEvents(declined);
    spec.given(appointed, agreed).when(answer('DeclineSubstitution')).thenRejected('substitution-answered');
  });

  it('can be revoked before and after consent', () => {
    spec.given(appointed).when(answer('RevokeSubstitution')).thenEvents(revoked);
    spec.given(appointed, agreed).when(answer('RevokeSubstitution')).thenEvents(revoked);
  });

  it('is over once it was declined or revoked, or its last day has passed', () => {
    spec.given(appointed, declined).when(answer('AgreeToSubstitution')).thenRejected('substitution-over');
    spec.given(appointed, revoked).when(answer('RevokeSubstitution')).thenRejected('substitution-over');
    const late = answer('AgreeToSubstitution', { ...moment, today: '2026-08-15' });
    spec.given(appointed).when(late).thenRejected('substitution-over');
  });

  it('is answered in person', () => {
    const standingIn = answer('AgreeToSubstitution', { ...moment, standingIn: true });
    spec.given(appointed).when(standingIn).thenRejected('substitution-is-personal');
  });

  it('that was never made cannot be answered', () =>
    spec.given().when(answer('AgreeToSubstitution')).thenRejected('unknown-substitution'));
});

describe('who acts on a substitution', () => {
  const after = (...events: SubstitutionEvent[]) => fold(substitution.decider, events);
  const both = [{ person: 'p1' }, { person: 'p2' }];

  it('is the principal, then the substitute, and for ending it both and the security administrator', () => {
    expect(substitution.policy(appoint, after())).toEqual({ anyOf: [{ person: 'p1' }] });
    for (const type of ['AgreeToSubstitution', 'DeclineSubstitution'] as const)
      expect(substitution.policy(answer(type), after(appointed))).toEqual({ anyOf: [{ person: 'p2' }], seenBy: both });
    expect(substitution.policy(answer('RevokeSubstitution'), after(appointed))).toEqual({
      anyOf: [...both, { role: 'securityAdmin', org: '370112013' }],
      seenBy: both,
    });
  });

  it('is nobody where there is none', () =>
    expect(substitution.policy(answer('RevokeSubstitution'), after())).toBeUndefined());
});
