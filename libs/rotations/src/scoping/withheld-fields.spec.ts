import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import type { CaseRow } from '#supervision/contract';
import { DOCUMENT_FIELDS } from '#workflow';
import { path } from '../domain/adjustment.fixture.js';
import { withheldFields } from './withheld-fields.policy.js';

const row = { org_path: path } as unknown as CaseRow;
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

  it.each(['trigger-paper', 'tolerance-paper'])(
    'is not told to them by a document, %s, whose giver knows it',
    (kind) => {
      const paper = { kind, personId: 'p-raiser', sha256: 'a'.repeat(64) };
      expect(read('DocumentAttached.v2', paper, cadre)).toEqual(DOCUMENT_FIELDS);
      expect(read('DocumentAttached.v2', paper, ['person:p-raiser'])).toEqual([]);
      expect(read('DocumentAttached.v2', paper, townOfficer)).toEqual([]);
    },
  );

  it('leaves the other documents of the case to them', () =>
    expect(read('DocumentAttached.v2', { kind: 'notice', personId: 'p-raiser' }, cadre)).toEqual([]));
});
