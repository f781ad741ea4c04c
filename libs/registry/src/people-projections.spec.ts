import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { KinshipEvent } from './domain/kinship.events.js';
import type { PersonEvent } from './domain/person.events.js';
import { noTraits } from './domain/person.traits.js';
import { kinships } from './kinships/kinships.projection.js';
import { people } from './people/people.projection.js';
import { searchKeys } from './people/search-keys.js';

const personId = 'p1';
const number = '37011219850612001X';
const on = '2026-03-02';

const registered = (name: string | null): PersonEvent => ({
  type: 'PersonRegistered.v1',
  data: { personId, name, orgCode: '370102001001', registeredOn: on },
});
const joined: PersonEvent = {
  type: 'PersonTraitsRecorded.v1',
  data: { personId, ...noTraits, partyMember: true, partySince: '2008-07-01', recordedOn: on },
};
const schooled: PersonEvent = {
  type: 'PersonTraitsRecorded.v1',
  data: { personId, ...noTraits, education: 'college', recordedOn: on },
};
const numbered = (given: string | null): PersonEvent => ({
  type: 'IdentityNumberRecorded.v1',
  data: { personId, number: given, digest: given && 'digest', recordedOn: on },
});
const events: readonly PersonEvent[] = [
  registered('李秀英'),
  joined,
  schooled,
  numbered(number),
  { type: 'PersonNameCorrected.v1', data: { personId, name: '李秀瑛', reason: '更正', correctedOn: on } },
  { type: 'PersonLeft.v1', data: { personId, leftOn: on, markedOn: on } },
  { type: 'PersonMarkWithdrawn.v1', data: { personId, reason: '已回村', withdrawnOn: on } },
  { type: 'PersonDeceased.v1', data: { personId, diedOn: on, markedOn: on } },
];
const row = {
  person_id: personId,
  name: '李秀英',
  org_code: '370102001001',
  registered_on: on,
  sex: null,
  born_on: null,
  education: null,
  party_member: null,
  party_since: null,
  identity_digest: null,
  identity_tail: null,
  presence: 'present',
  pinyin: 'lixiuying',
  search_keys: searchKeys('李秀英'),
};
const nameless = { ...row, name: null, pinyin: null, search_keys: [] };
const after = (count: number) =>
  project(
    people,
    events.slice(0, count).map((event) => [event, {}] as const),
  ).get(personId);

describe('the read model of people', () => {
  it('lists them, nameless once they are erased', () => {
    expect(after(1)).toEqual(row);
    expect(project(people, [[registered(null), {}]]).get(personId)).toEqual(nameless);
  });

  it('gathers what is told of them', () =>
    expect(after(3)).toEqual({ ...row, party_member: true, party_since: '2008-07-01', education: 'college' }));

  it('takes date of birth and sex from the identity number, and keeps its tail only', () => {
    const known = { sex: 'male', born_on: '1985-06-12', identity_digest: 'digest', identity_tail: '001X' };
    expect(after(4)).toMatchObject(known);
    expect(JSON.stringify(after(4))).not.toContain(number.slice(0, 10));
  });

  it('knows nothing of an identity number that was erased', () =>
    expect(
      project(people, [
        [registered(null), {}],
        [numbered(null), {}],
      ]).get(personId),
    ).toEqual(nameless));

  it('follows a corrected name, and whether the person is there', () => {
    expect(after(5)?.name).toBe('李秀瑛');
    expect([6, 7, 8].map((count) => after(count)?.presence)).toEqual(['left', 'present', 'deceased']);
  });

  it('comes to the same when it is replayed', () => {
    const told = events.map((event) => [event, {}] as const);
    expectSameRows(project(people, told), project(people, [...told, ...told]));
  });
});

describe('the read model of kinships', () => {
  const kinshipId = 'k1';
  const pair = { kinshipId, personId, relativeId: 'p2', relation: 'sibling' } as const;
  const declared: KinshipEvent = { type: 'KinshipDeclared.v1', data: { ...pair, declaredOn: on } };
  const recorded: KinshipEvent = { type: 'KinshipRecorded.v1', data: { ...pair, relation: 'spouse', recordedOn: on } };
  const story: readonly KinshipEvent[] = [
    declared,
    { type: 'KinshipRefuted.v1', data: { kinshipId, personId, refutedOn: on, reason: '不是' } },
    declared,
    { type: 'KinshipConfirmed.v1', data: { kinshipId, personId, confirmedOn: on } },
    { type: 'KinshipEnded.v1', data: { kinshipId, personId, endedOn: on, reason: 'recorded-in-error' } },
    recorded,
  ];
  const told = story.map((event) => [event, {}] as const);

  it('follows a pair through declaration, confirmation and end', () => {
    const statuses = story.map((_event, index) => project(kinships, told.slice(0, index + 1)).get(kinshipId)?.status);
    expect(statuses).toEqual(['declared', 'refuted', 'declared', 'recorded', 'ended', 'recorded']);
    expect(project(kinships, told).get(kinshipId)).toEqual({
      person_id: personId,
      relative_id: 'p2',
      relation: 'spouse',
      status: 'recorded',
    });
  });

  it('comes to the same when it is replayed', () =>
    expectSameRows(project(kinships, told), project(kinships, [...told, ...told])));
});
