import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import type { CaseRow } from '#supervision/contract';
import { candidate, failed, path } from '../domain/joint-review.fixture.js';
import { withheldFields } from './withheld-fields.policy.js';
import { withholdingRemarks } from './withheld-remarks.policy.js';

const review = failed();
const row = { org_path: path, subject_person: candidate, state: review.state } as unknown as CaseRow;
const withheld = withholdingRemarks(({ office }) => office.office.startsWith('dept:'), withheldFields);
const remark = (personId: string, type = 'CommentMade.v1'): DomainEvent => ({
  type,
  data: { personId, onBehalfOf: null, comment: '有前科', correction: '有前科' },
});
const outsiders = [`person:${candidate}`, 'person:p-court', `role:townOrgOfficer@${path[2]}`];
const insiders = [`role:countyOrgLeader@${path[1]}`, 'person:p-police', 'person:p-police-head'];

describe('what parties of a review remark', () => {
  it.each([
    ['CommentMade.v1', ['comment']],
    ['CaseCorrected.v1', ['correction']],
  ])('is for the county and for the department where a department says it: %s', (type, fields) => {
    for (const outsider of outsiders) expect(withheld(row, remark('p-police', type), [outsider])).toEqual(fields);
    for (const insider of insiders) expect(withheld(row, remark('p-police', type), [insider])).toEqual([]);
  });

  it('is for all who may know of the review where town or county says it', () => {
    for (const outsider of outsiders)
      for (const speaker of ['p-town', 'p-county']) expect(withheld(row, remark(speaker), [outsider])).toEqual([]);
  });

  it('leaves everything else as it was withheld', () =>
    expect(withheld(row, { type: 'PanelHeld.v1', data: {} }, [`person:${candidate}`])).toEqual(['findings', 'note']));
});
