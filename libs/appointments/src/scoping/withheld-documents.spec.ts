import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import type { CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS } from '#workflow';
import { candidacyBearing } from '../domain/candidacy.bearing.js';
import { reviewBearing } from '../domain/joint-review.bearing.js';
import { candidate, failed, path } from '../domain/joint-review.fixture.js';
import { FOR_THE_CANDIDATE, FOR_THE_PARTIES, withheldFields } from './withheld-fields.policy.js';
import { withheldOfCandidates } from './withheld-of-candidates.policy.js';

const review = failed();
const row = { org_path: path, subject_person: candidate, state: review.state } as unknown as CaseRow;
const attachedBy = (personId: string, kind = 'letter'): DomainEvent => ({
  type: 'DocumentAttached.v3',
  data: { personId, onBehalfOf: null, kind, sha256: 'a'.repeat(64) },
});
const countyLeader = `role:countyOrgLeader@${path[1]}`;

describe('a document of a joint review', () => {
  it('that a department attached is for the county and for the department, whatever it is called', () => {
    const paper = attachedBy('p-police');
    expect(withheldFields(row, paper, [`person:${candidate}`])).toEqual(DOCUMENT_FIELDS);
    expect(withheldFields(row, paper, ['person:p-court'])).toEqual(DOCUMENT_FIELDS);
    expect(withheldFields(row, paper, [`role:townOrgOfficer@${path[2]}`])).toEqual(DOCUMENT_FIELDS);
    expect(withheldFields(row, paper, ['person:p-police-head'])).toEqual([]);
    expect(withheldFields(row, paper, [countyLeader])).toEqual([]);
  });

  it('that the county attached is for the county, unless its name says that it is for the parties', () => {
    const outsiders = [`person:${candidate}`, 'person:p-court', `role:townOrgOfficer@${path[2]}`];
    for (const kind of ['department-reply', 'panel-minutes', 'ground-paper', 'letter', 'x']) {
      const paper = attachedBy('p-county', kind);
      for (const outsider of outsiders) expect(withheldFields(row, paper, [outsider])).toEqual(DOCUMENT_FIELDS);
      for (const insider of ['person:p-county', countyLeader])
        expect(withheldFields(row, paper, [insider])).toEqual([]);
    }
    for (const kind of FOR_THE_PARTIES)
      for (const outsider of outsiders.slice(1))
        expect(withheldFields(row, attachedBy('p-county', kind), [outsider])).toEqual([]);
  });

  it('that those who nominate attached is for the departments, under whatever name, and not for the candidate', () => {
    const paper = attachedBy('p-town-review', 'x');
    expect(withheldFields(row, paper, ['person:p-court'])).toEqual([]);
    expect(withheldFields(row, paper, [`role:villageSecretary@${path[3]}`])).toEqual([]);
    expect(withheldFields(row, paper, [`person:${candidate}`])).toEqual(DOCUMENT_FIELDS);
    const minutes = attachedBy('p-town-review', 'meeting-minutes');
    expect(withheldFields(row, minutes, [`person:${candidate}`])).toEqual(DOCUMENT_FIELDS);
  });

  it('is for the candidate where it is served on them, or is their own', () => {
    for (const kind of FOR_THE_CANDIDATE)
      expect(withheldFields(row, attachedBy('p-county', kind), [`person:${candidate}`])).toEqual([]);
    expect(FOR_THE_CANDIDATE).toEqual(expect.arrayContaining(['adverse-notice', 'result-letter']));
    expect(withheldFields(row, attachedBy(candidate, 'x'), [`person:${candidate}`])).toEqual([]);
    const inOffice = [`person:${candidate}`, countyLeader];
    expect(withheldFields(row, attachedBy('p-county', 'panel-minutes'), inOffice)).toEqual(DOCUMENT_FIELDS);
  });
});

describe('the entry of what lay before whoever weighs it', () => {
  const entry = ['personId', 'onBehalfOf', 'on', 'act', 'digest', 'left'];

  it.each([
    ['a joint review', reviewBearing, withheldFields],
    ['a candidacy', candidacyBearing, withheldOfCandidates],
  ] as const)('names nobody whom an act of %s keeps from its readers', (_of, bearing, withheld) => {
    const weighing = Object.entries(bearing).flatMap(([type, one]) => (one === 'weighs' ? [type] : []));
    const fields = weighing.flatMap((type) => withheld(row, { type, data: {} }, ['person:p-stranger']));
    expect([weighing.length > 0, fields.filter((field) => entry.includes(field))]).toEqual([true, []]);
  });
});

describe('what a department has looked into', () => {
  const [taskId] = review.state.flow!.tasks.flatMap(({ taskId: id, office }) =>
    office.office === 'dept:police' ? [id] : [],
  );
  const asked = { type: 'TaskDelegated.v1', data: { taskId, personId: 'p-police' } } as const;
  const answered = { type: 'DelegateReported.v1', data: { taskId, personId: 'p-clerk' } } as const;

  it('is for the county and for the department, as is the answer for whoever gave it', () => {
    for (const [event, fields] of [
      [asked, ['request']],
      [answered, ['opinion']],
    ] as const) {
      for (const outsider of [`person:${candidate}`, 'person:p-court', `role:townOrgOfficer@${path[2]}`])
        expect(withheldFields(row, event, [outsider])).toEqual(fields);
      for (const insider of [countyLeader, 'person:p-police'])
        expect(withheldFields(row, event, [insider])).toEqual([]);
    }
    expect(withheldFields(row, answered, ['person:p-clerk'])).toEqual([]);
  });
});

describe('why an opinion was taken back', () => {
  const taken = (taskId: string, personId: string): DomainEvent => ({
    type: 'OpinionRetracted.v1',
    data: { taskId, personId, onBehalfOf: null, reason: '看错了材料' },
  });
  const outsiders = [`person:${candidate}`, 'person:p-court', `role:townOrgOfficer@${path[2]}`];

  it('is for the county and for who gave it where a department did', () => {
    const event = taken('circulation.1.3', 'p-police');
    for (const outsider of outsiders) expect(withheldFields(row, event, [outsider])).toEqual(['reason']);
    for (const insider of ['person:p-police', countyLeader]) expect(withheldFields(row, event, [insider])).toEqual([]);
  });

  it('is for all who may know of the review where village or town did', () => {
    for (const stage of ['village-check', 'town-review', 'submission'])
      for (const outsider of outsiders)
        expect(withheldFields(row, taken(`${stage}.1.1`, 'p-town-review'), [outsider])).toEqual([]);
  });
});
