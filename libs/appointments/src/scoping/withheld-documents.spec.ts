import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import type { CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS } from '#workflow';
import { candidate, failed, path } from '../domain/joint-review.fixture.js';
import { withheldFields } from './withheld-fields.policy.js';
import { withheldOfCandidates } from './withheld-of-candidates.policy.js';

const review = failed();
const row = { org_path: path, subject_person: candidate, state: review.state } as unknown as CaseRow;
const attachedBy = (personId: string, kind = 'letter'): DomainEvent => ({
  type: 'DocumentAttached.v2',
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

  it('of the raw record is for the county and for whoever attached it, and minutes are for all', () => {
    for (const kind of ['department-reply', 'panel-minutes', 'ground-paper']) {
      const paper = attachedBy('p-county', kind);
      expect(withheldFields(row, paper, [`person:${candidate}`])).toEqual(DOCUMENT_FIELDS);
      expect(withheldFields(row, paper, ['person:p-county'])).toEqual([]);
    }
    expect(withheldFields(row, attachedBy('p-town', 'meeting-minutes'), [`person:${candidate}`])).toEqual([]);
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

describe('a document of a candidacy', () => {
  it('of what the team weighs, or of health, is for the county', () => {
    const paper = attachedBy('p-county', 'medical-check');
    expect(withheldOfCandidates(row, paper, [`person:${candidate}`])).toEqual(DOCUMENT_FIELDS);
    expect(withheldOfCandidates(row, paper, [countyLeader])).toEqual([]);
    expect(withheldOfCandidates(row, attachedBy('p-county', 'notice'), [`person:${candidate}`])).toEqual([]);
  });
});
