import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { specify } from '#testing';
import type { InterestEvent } from './interest.events.js';
import { interest, type DeclareInterest, type InterestCommand } from './interest.js';

const spec = specify(interest.decider);

const env = { today: '2026-09-01' };
const declare: DeclareInterest = {
  type: 'DeclareInterest',
  interestId: 'i1',
  personId: 'p1',
  unitCode: '370112013',
  caseId: 'c1',
  aboutPersonId: null,
  reason: ' 合伙经营 ',
  env,
};
const declared: InterestEvent = {
  type: 'InterestDeclared.v1',
  data: {
    interestId: 'i1',
    personId: 'p1',
    unitCode: '370112013',
    caseId: 'c1',
    aboutPersonId: null,
    reason: '合伙经营',
    declaredOn: '2026-09-01',
  },
};
const end: InterestCommand = { type: 'EndInterest', reason: '合伙已终止', env: { today: '2026-09-20' } };
const ended: InterestEvent = {
  type: 'InterestEnded.v1',
  data: { interestId: 'i1', personId: 'p1', reason: '合伙已终止', endedOn: '2026-09-20' },
};

describe('an interest', () => {
  it('is declared in a case or in a person, and ended', () => {
    spec.given().when(declare).thenEvents(declared);
    const inPerson = { caseId: null, aboutPersonId: 'p2' };
    spec
      .given()
      .when({ ...declare, ...inPerson })
      .thenEvents({ ...declared, data: { ...declared.data, ...inPerson } });
    spec.given(declared).when(end).thenEvents(ended);
  });

  it.each<[string, readonly InterestEvent[], InterestCommand, string]>([
    ['in both', [], { ...declare, aboutPersonId: 'p2' }, 'interest-in-one-thing'],
    ['in nothing', [], { ...declare, caseId: null }, 'interest-in-one-thing'],
    ['in oneself', [], { ...declare, caseId: null, aboutPersonId: 'p1' }, 'interest-in-oneself'],
    ['without a reason', [], { ...declare, reason: '  ' }, 'interest-reason-missing'],
    ['declared twice', [declared], declare, 'interest-exists'],
    ['ended without a reason', [declared], { ...end, reason: ' ' }, 'interest-reason-missing'],
    ['ended twice', [declared, ended], end, 'interest-over'],
    ['that was never declared', [], end, 'unknown-interest'],
  ])('%s is refused', (_name, given, command, code) =>
    spec
      .given(...given)
      .when(command)
      .thenRejected(code as 'interest-over'),
  );
});

describe('who acts on an interest', () => {
  const after = (...events: InterestEvent[]) => fold(interest.decider, events);
  const office = { role: 'supervisionOffice', org: '370112013' };

  it('is the official, and for ending it the supervision office above, but not the official', () => {
    expect(interest.policy(declare, after())).toEqual({ anyOf: [{ person: 'p1' }] });
    expect(interest.policy(end, after(declared))).toEqual({
      anyOf: [office],
      seenBy: [{ person: 'p1' }, office],
      separation: [{ code: 'own-interest', persons: ['p1'] }],
    });
  });

  it('is nobody where there is none', () => expect(interest.policy(end, after())).toBeUndefined());
});
