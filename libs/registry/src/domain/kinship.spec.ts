import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { kinshipEvents, type KinshipEvent } from './kinship.events.js';
import { kinship, type KinshipCommand } from './kinship.js';
import { inverseOf, nearRelations, relations, type Relation } from './relation.js';

const spec = specify(kinship.decider);
const kinshipId = 'k1';
const [father, son] = ['person-father', 'person-son'];
const env = { today: '2026-03-02', commonUnit: '370102001' };
const pair = { kinshipId, personId: father, relativeId: son };

const record = (relation: Relation, from = father, to = son): KinshipCommand => ({
  type: 'RecordKinship',
  kinshipId,
  personId: from,
  relativeId: to,
  relation,
  env,
});
const declare: KinshipCommand = { type: 'DeclareKinship', ...pair, relation: 'child', env };
const confirm: KinshipCommand = { type: 'ConfirmKinship', ...pair, env };
const refute: KinshipCommand = { type: 'RefuteKinship', ...pair, reason: '经核实无此关系', env };
const end: KinshipCommand = { type: 'EndKinship', ...pair, reason: 'recorded-in-error', env };

const recorded: KinshipEvent = {
  type: 'KinshipRecorded.v1',
  data: { ...pair, relation: 'child', recordedOn: '2026-03-02' },
};
const declared: KinshipEvent = {
  type: 'KinshipDeclared.v1',
  data: { ...pair, relation: 'child', declaredOn: '2026-03-02' },
};
const about = { kinshipId, personId: father };
const confirmed: KinshipEvent = { type: 'KinshipConfirmed.v1', data: { ...about, confirmedOn: '2026-03-02' } };
const refuted: KinshipEvent = {
  type: 'KinshipRefuted.v1',
  data: { ...about, refutedOn: '2026-03-02', reason: '经核实无此关系' },
};
const ended: KinshipEvent = {
  type: 'KinshipEnded.v1',
  data: { ...about, endedOn: '2026-03-02', reason: 'recorded-in-error' },
};

describe('a kinship', () => {
  it('is recorded between two persons', () => spec.given().when(record('child')).thenEvents(recorded));

  it('is told from either side', () => {
    spec.given(recorded).when(record('child')).thenNothing();
    spec
      .given(recorded)
      .when(record('parent', son, father))
      .thenNothing();
    spec
      .given(recorded)
      .when(record('child', son, father))
      .thenRejected('kinship-known');
  });

  it('needs two persons', () =>
    spec
      .given()
      .when(record('sibling', father, father))
      .thenRejected('kinship-with-oneself'));

  it('is one at a time', () => spec.given(recorded).when(record('spouse')).thenRejected('kinship-known'));

  it('ends, and another one may follow', () => {
    spec.given(recorded).when(end).thenEvents(ended);
    spec.given(recorded, ended).when(end).thenRejected('kinship-not-recorded');
    spec.given(recorded, ended).when(record('sibling')).thenEventTypes('KinshipRecorded.v1');
  });

  it('is declared by the person, then confirmed or refuted', () => {
    spec.given().when(declare).thenEvents(declared);
    spec.given(declared).when(confirm).thenEvents(confirmed);
    spec.given(declared).when(refute).thenEvents(refuted);
    spec.given(declared, confirmed).when(end).thenEvents(ended);
  });

  it('may be recorded over a declaration', () => spec.given(declared).when(record('child')).thenEvents(recorded));

  it('is not confirmed, refuted or ended where nothing is declared or recorded', () => {
    spec.given().when(confirm).thenRejected('kinship-not-recorded');
    spec.given(recorded).when(confirm).thenRejected('kinship-not-declared');
    spec.given(recorded).when(refute).thenRejected('kinship-not-declared');
    spec.given(declared).when(end).thenRejected('kinship-not-recorded');
  });

  it('hides who is related to whom, and how, under the key of the person', () =>
    expect(kinshipEvents.current.map((type) => kinshipEvents.personal(type)?.fields)).toEqual([
      ['relativeId', 'relation'],
      ['relativeId', 'relation'],
      undefined,
      ['reason'],
      ['reason'],
    ]));
});

describe('the keeping of kinships', () => {
  const none = kinship.decider.initialState();
  const officers = [
    { system: true },
    { role: 'townOrgOfficer', org: '370102001' },
    { role: 'countyOrgOfficer', org: '370102001' },
  ];

  it.each([record('child'), confirm, refute, end])(
    '$type is for registrars above both persons, never for the pair',
    (command) =>
      expect(kinship.policy(command, none)).toEqual({
        anyOf: officers,
        seenBy: officers,
        separation: [{ code: 'own-kinship', persons: [father, son] }],
      }),
  );

  it('knows nothing of persons who are not registered', () =>
    expect(kinship.policy({ ...confirm, env: { ...env, commonUnit: null } }, none)).toBeUndefined());

  it('takes a declaration from the person alone', () =>
    expect(kinship.policy(declare, none)).toEqual({ anyOf: [{ person: father }], seenBy: [{ person: father }] }));
});

describe('relations', () => {
  it('are turned round and back again', () =>
    expect(relations.map((relation) => inverseOf(inverseOf(relation)))).toEqual(relations));

  it('are near where the Civil Code says so', () =>
    expect(nearRelations).toEqual(['spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild']));
});
