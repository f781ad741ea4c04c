import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import type { CaseRow } from '#supervision/contract';
import { withholdingRemarks } from './withheld-remarks.policy.js';

const withheld = withholdingRemarks('adjustment', () => ['else']);
const row = (category: string) => ({ category, org_path: [], subject_person: 'p-cadre' }) as unknown as CaseRow;
const remark = (type: string, personId: string): DomainEvent => ({ type, data: { personId } });
const cadre = ['person:p-cadre'];

describe('what parties of an adjustment remark', () => {
  it.each([
    ['CommentMade.v1', ['comment']],
    ['CaseCorrected.v1', ['correction']],
  ])('is kept from the cadre, and from nobody else who may know of the case: %s', (type, fields) => {
    expect(withheld(row('adjustment'), remark(type, 'p-town'), cadre)).toEqual(fields);
    expect(withheld(row('adjustment'), remark(type, 'p-town'), ['person:p-clerk'])).toEqual([]);
    expect(withheld(row('adjustment'), remark(type, 'p-cadre'), cadre)).toEqual([]);
  });

  it('leaves remarks on handovers, and everything else, as they were withheld', () => {
    expect(withheld(row('handover'), remark('CommentMade.v1', 'p-town'), cadre)).toEqual(['else']);
    expect(withheld(row('adjustment'), remark('OpinionGiven.v2', 'p-town'), cadre)).toEqual(['else']);
  });
});
