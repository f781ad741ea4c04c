import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import type { CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS } from '#workflow';
import { adjustmentBearing } from '../domain/adjustment.bearing.js';
import { path } from '../domain/adjustment.fixture.js';
import { move, opening, otherTown, Review, first, third, town } from '../domain/rotation.fixture.js';
import { FOR_THE_CADRE, withheldFields } from './withheld-fields.policy.js';

const row = { category: 'adjustment', org_path: path, subject_person: 'p-cadre' } as unknown as CaseRow;
const cadre = ['person:p-cadre'];
const townOfficer = [`role:townOrgOfficer@${path[2]}`];
const read = (type: string, data: object, keys: readonly string[]) =>
  withheldFields(row, { type, data } as DomainEvent, keys);

describe('what is held against a cadre', () => {
  it.each([
    ['AdjustmentTriggered.v1', ['personId', 'ground']],
    ['OpinionGiven.v2', ['opinion']],
    ['DelegateReported.v1', ['opinion']],
    ['ToleranceChecked.v1', ['reasons']],
  ])('is not told to them by %s, and known to those who weigh it', (type, fields) => {
    expect(read(type, {}, cadre)).toEqual(fields);
    expect(read(type, {}, townOfficer)).toEqual([]);
  });

  it('is not told to them by what somebody is asked to look into, who knows it', () => {
    const asked = { to: { anyOf: [{ person: 'p-clerk' }] } };
    expect(read('TaskDelegated.v1', asked, cadre)).toEqual(['request']);
    expect(read('TaskDelegated.v1', asked, ['person:p-clerk'])).toEqual([]);
    expect(read('TaskDelegated.v1', asked, townOfficer)).toEqual([]);
  });

  it.each(['trigger-paper', 'tolerance-paper', 'notice', 'letter', 'x'])(
    'is not told to them, nor to others who are asked, by a document that is called %s, whose giver knows it',
    (kind) => {
      const paper = { kind, personId: 'p-raiser', onBehalfOf: 'p-chief', sha256: 'a'.repeat(64) };
      for (const outsider of [cadre, ['person:p-clerk'], [`role:villageSecretary@${path[3]}`]])
        expect(read('DocumentAttached.v3', paper, outsider)).toEqual(DOCUMENT_FIELDS);
      for (const insider of [['person:p-raiser'], ['person:p-chief'], townOfficer])
        expect(read('DocumentAttached.v3', paper, insider)).toEqual([]);
    },
  );

  it('leaves to them what is served on them, and what they hand in under whatever name', () => {
    for (const kind of FOR_THE_CADRE)
      expect(read('DocumentAttached.v3', { kind, personId: 'p-raiser' }, cadre)).toEqual([]);
    expect(read('DocumentAttached.v3', { kind: 'x', personId: 'p-cadre' }, cadre)).toEqual([]);
    expect(FOR_THE_CADRE).toEqual(expect.arrayContaining(['concern-notice', 'admonition-decision', 'self-correction']));
  });

  it('is not told to them by the entry of what lay before whoever weighs it, which names who acted', () => {
    const weighing = Object.entries(adjustmentBearing).flatMap(([type, bearing]) =>
      bearing === 'weighs' ? [type] : [],
    );
    const entry = ['personId', 'onBehalfOf', 'on', 'act', 'digest', 'left'];
    const withheld = weighing.flatMap((type) => read(type, {}, cadre));
    expect([weighing.length, withheld.filter((field) => entry.includes(field))]).toEqual([9, []]);
  });

  it('is kept from a cadre who holds an office that weighs it', () => {
    const both = [...cadre, ...townOfficer];
    expect(read('AdjustmentTriggered.v1', {}, both)).toEqual(['personId', 'ground']);
    expect(read('DocumentAttached.v3', { kind: 'trigger-paper', personId: 'p-raiser' }, both)).toEqual(DOCUMENT_FIELDS);
  });

  it('is nothing of a handover: its parties see the papers that they sign for', () => {
    const handover = { ...row, category: 'handover' } as CaseRow;
    const paper = { type: 'DocumentAttached.v3', data: { kind: 'photo', personId: 'p-raiser' } } as DomainEvent;
    expect(withheldFields(handover, paper, ['person:p-incoming'])).toEqual([]);
  });
});

describe('what a town Party committee has looked into for a rotation between towns', () => {
  const one = new Review();
  one.step(opening([move('p-a', first, third), move('p-b', third, first)], [town, otherTown]), 'p-drafter');
  const between = { org_path: path.slice(0, 2), state: one.state } as unknown as CaseRow;
  const told = (key: string) =>
    ['TaskDelegated.v1', 'DelegateReported.v1', 'OpinionGiven.v2'].map((type) =>
      withheldFields(between, { type, data: { taskId: 'committees.1.1' } } as DomainEvent, [key]),
    );

  it('is known to that committee and the county, and not to the other committee or who is moved', () => {
    const open = [[], [], []];
    const kept = [['request'], ['opinion'], ['opinion']];
    expect(told(`role:townPartyCommittee@${town}`)).toEqual(open);
    expect(told(`role:countyOrgOfficer@${path[1]}`)).toEqual(open);
    expect(told(`role:townPartyCommittee@${otherTown}`)).toEqual(kept);
    expect(told('person:p-a')).toEqual(kept);
  });
});
