import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import type { PersonCommand, RecordTraits, RegisterPerson } from './person.commands.js';
import { personEvents, type PersonEvent } from './person.events.js';
import { person } from './person.js';
import { noTraits } from './person.traits.js';

const spec = specify(person.decider);
const personId = '6d5c9c1a-5c35-4d0c-9a56-1f1f5f0c2a01';
const env = { today: '2026-03-02' };

const register: RegisterPerson = {
  type: 'RegisterPerson',
  personId,
  name: ' 李秀英 ',
  orgCode: '370102001001',
  env,
};
const registered: PersonEvent = {
  type: 'PersonRegistered.v1',
  data: { personId, name: '李秀英', orgCode: '370102001001', registeredOn: '2026-03-02' },
};

const record = (told: Partial<RecordTraits>): PersonCommand => ({ type: 'RecordTraits', ...noTraits, ...told, env });
const recorded = (told: Partial<RecordTraits>): PersonEvent => ({
  type: 'PersonTraitsRecorded.v1',
  data: { personId, ...noTraits, ...told, recordedOn: '2026-03-02' },
});

/** A man born on 1985-06-12, and a woman born on 1990-01-01. */
const [man, woman] = ['37011219850612001X', '370112199001010020'];
const digest = 'a-digest';
const number = (given: string, holderId: string | null = null): PersonCommand => ({
  type: 'RecordIdentityNumber',
  number: given,
  env: { ...env, digest, holderId },
});
const numbered = (given: string): PersonEvent => ({
  type: 'IdentityNumberRecorded.v1',
  data: { personId, number: given, digest, recordedOn: '2026-03-02' },
});

const deceased: PersonEvent = {
  type: 'PersonDeceased.v1',
  data: { personId, diedOn: '2026-03-01', markedOn: '2026-03-02' },
};
const left: PersonEvent = { type: 'PersonLeft.v1', data: { personId, leftOn: '2026-03-01', markedOn: '2026-03-02' } };

describe('person', () => {
  it('is registered at a unit', () => spec.given().when(register).thenEvents(registered));

  it('is registered once', () => spec.given(registered).when(register).thenRejected('already-registered'));

  it('has a name', () =>
    spec
      .given()
      .when({ ...register, name: '  ' })
      .thenRejected('name-missing'));

  it('is known before anything is recorded of them', () =>
    spec
      .given()
      .when(record({ sex: 'male' }))
      .thenRejected('unknown-person'));

  it('keeps everything personal under its own key', () =>
    expect(personEvents.current.map((type) => personEvents.personal(type))).toEqual(
      [
        ['name'],
        ['sex', 'bornOn', 'education', 'partyMember', 'partySince'],
        ['number', 'digest'],
        ['name', 'reason'],
        ['diedOn'],
        ['leftOn'],
        ['reason'],
      ].map((fields) => ({ subject: 'personId', fields })),
    ));
});

describe('the traits of a person', () => {
  it('are recorded as far as they are told', () =>
    spec
      .given(registered)
      .when(record({ sex: 'female', partyMember: true }))
      .thenEvents(recorded({ sex: 'female', partyMember: true })));

  it('are told at least in part', () => spec.given(registered).when(record({})).thenRejected('nothing-recorded'));

  it('are not recorded twice', () =>
    spec
      .given(registered, recorded({ sex: 'female', education: 'college' }))
      .when(record({ education: 'college' }))
      .thenNothing());

  it.each([
    ['of birth', { bornOn: '2026-03-03' }],
    ['of joining the Party', { partyMember: true, partySince: '2026-03-03' }],
  ] as const)('have no day %s that has yet to come', (_what, told) =>
    spec.given(registered).when(record(told)).thenRejected('date-ahead'),
  );

  it('have a day of joining the Party for members only', () => {
    const told = record({ partySince: '2010-07-01' });
    spec.given(registered).when(told).thenRejected('since-without-membership');
    spec
      .given(registered, recorded({ partyMember: true }))
      .when(told)
      .thenEventTypes('PersonTraitsRecorded.v1');
  });

  it('allow nobody to have joined the Party before the eighteenth birthday', () => {
    const born = recorded({ bornOn: '1990-05-04' });
    const joined = (partySince: string) => record({ partyMember: true, partySince });
    spec.given(registered, born).when(joined('2008-05-03')).thenRejected('party-since-before-eighteen');
    spec.given(registered, born).when(joined('2008-05-04')).thenEventTypes('PersonTraitsRecorded.v1');
  });

  it('say what the identity number says', () => {
    const spoken = spec.given(registered, numbered(man));
    spoken.when(record({ sex: 'female' })).thenRejected('identity-number-contradicts');
    spoken.when(record({ bornOn: '1985-06-13' })).thenRejected('identity-number-contradicts');
    spoken.when(record({ sex: 'male', bornOn: '1985-06-12' })).thenEventTypes('PersonTraitsRecorded.v1');
  });
});

describe('the identity number of a person', () => {
  it('is recorded with its digest', () => spec.given(registered).when(number(man)).thenEvents(numbered(man)));

  it('is the same however it is written', () =>
    spec.given(registered, numbered(man)).when(number('３７０１１２ 19850612 001x')).thenNothing());

  it.each([
    ['a wrong check character', '370112198506120017'],
    ['too few places', '37011219850612001'],
    ['a day that no calendar has', '370112198502300013'],
    ['a birth that has yet to come', '370112202603030015'],
  ])('is refused with %s', (_what, wrong) =>
    spec.given(registered).when(number(wrong)).thenRejected('identity-number-invalid'),
  );

  it('belongs to one person', () => {
    spec.given(registered).when(number(man, 'someone-else')).thenRejected('identity-number-taken');
    spec.given(registered).when(number(man, personId)).thenEvents(numbered(man));
  });

  it('fits the registered traits', () =>
    spec
      .given(registered, recorded({ sex: 'male' }))
      .when(number(woman))
      .thenRejected('identity-number-contradicts'));

  it('can be replaced by the right one', () =>
    spec.given(registered, numbered(man)).when(number(woman)).thenEvents(numbered(woman)));
});

describe('the name of a person', () => {
  const correct = (name: string): PersonCommand => ({ type: 'CorrectName', name, reason: '户口簿为准', env });

  it('is corrected with a reason', () =>
    spec
      .given(registered)
      .when(correct('李秀瑛'))
      .thenEvents({
        type: 'PersonNameCorrected.v1',
        data: { personId, name: '李秀瑛', reason: '户口簿为准', correctedOn: '2026-03-02' },
      }));

  it('stays a name', () => spec.given(registered).when(correct(' ')).thenRejected('name-missing'));

  it('is another one', () => spec.given(registered).when(correct('李秀英')).thenRejected('name-unchanged'));
});

describe('a person who is gone', () => {
  const die: PersonCommand = { type: 'MarkDeceased', diedOn: '2026-03-01', env };
  const leave: PersonCommand = { type: 'MarkLeft', leftOn: '2026-03-01', env };
  const withdraw: PersonCommand = { type: 'WithdrawMark', reason: '登记有误', env };

  it('is marked as deceased, or as having left', () => {
    spec.given(registered).when(die).thenEvents(deceased);
    spec.given(registered).when(leave).thenEvents(left);
  });

  it('may die after having left, and does neither twice', () => {
    spec.given(registered, left).when(die).thenEvents(deceased);
    spec.given(registered, left).when(leave).thenRejected('person-not-present');
    spec.given(registered, deceased).when(leave).thenRejected('person-not-present');
    spec.given(registered, deceased).when(die).thenRejected('person-not-present');
  });

  it('does so between birth and today', () => {
    const born = recorded({ bornOn: '1990-05-04' });
    const dieOn = (diedOn: string): PersonCommand => ({ type: 'MarkDeceased', diedOn, env });
    spec.given(registered, born).when(dieOn('1990-05-03')).thenRejected('before-birth');
    spec.given(registered, born).when(dieOn('2026-03-03')).thenRejected('date-ahead');
    spec.given(registered, numbered(man)).when(dieOn('1985-06-11')).thenRejected('before-birth');
  });

  it('is there again once the mark is withdrawn', () => {
    const withdrawn: PersonEvent = {
      type: 'PersonMarkWithdrawn.v1',
      data: { personId, reason: '登记有误', withdrawnOn: '2026-03-02' },
    };
    spec.given(registered).when(withdraw).thenRejected('no-mark');
    spec.given(registered, deceased).when(withdraw).thenEvents(withdrawn);
    spec.given(registered, deceased, withdrawn).when(leave).thenEvents(left);
  });
});

describe('the register of people', () => {
  const initial = person.decider.initialState();
  const officers = [
    { role: 'townOrgOfficer', org: '370102001001' },
    { role: 'countyOrgOfficer', org: '370102001001' },
  ];

  it('is kept by the organization officers above the unit', () =>
    expect(person.policy(register, initial)?.anyOf).toEqual([{ system: true }, ...officers]));

  it('is unknown to all but them and the person, who records nothing of their own', () => {
    expect(person.policy(record({ sex: 'male' }), initial)).toBeUndefined();
    expect(person.policy(record({ sex: 'male' }), person.decider.evolve(initial, registered))).toEqual({
      anyOf: [{ system: true }, ...officers],
      seenBy: [{ system: true }, ...officers, { person: personId }],
      separation: [{ code: 'own-record', persons: [personId] }],
    });
  });
});
