import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '#kernel';
import type { CaseRow } from '#supervision/contract';
import { candidate, failed, path } from '../domain/joint-review.fixture.js';
import { groundsKnownTo } from './known-grounds.policy.js';
import { withheldFields } from './withheld-fields.policy.js';

const review = failed();
const codesFor = (reader: Partial<Parameters<typeof groundsKnownTo>[0]>) =>
  groundsKnownTo({ persons: [], reviews: false, ...reader }, review.state).map(({ code, replies }) => [
    code,
    ...replies.map(({ office }) => office.office),
  ]);

describe('the grounds of a fail', () => {
  const named = [['H1', 'dept:police']];

  it.each<readonly [string, Parameters<typeof codesFor>[0], readonly (readonly string[])[]]>([
    ['known to the candidate', { persons: [candidate] }, named],
    ['known to who reviews for the county', { reviews: true }, named],
    ['known to the department that named them', { persons: ['p-police-head'] }, named],
    ['kept from another department', { persons: ['p-court'] }, []],
    ['kept from the village and the town', { persons: ['p-village', 'p-town-review'] }, []],
  ])('are %s', (_who, reader, known) => expect(codesFor(reader)).toEqual(known));

  it('are kept from village and town in the history as well, and told to candidate and county', () => {
    const row = { org_path: path, subject_person: candidate } as unknown as CaseRow;
    const withheldFrom = (...keys: readonly string[]) =>
      review.history
        .filter(({ type }) => type === 'AdverseOpinionNotified.v1' || type === 'JointReviewDecided.v1')
        .map((event) => withheldFields(row, event as DomainEvent, keys));
    const kept = [['grounds'], ['grounds']];
    expect(withheldFrom(`role:villageSecretary@${path[3]}`)).toEqual(kept);
    expect(withheldFrom(`role:townOrgOfficer@${path[2]}`)).toEqual(kept);
    expect(withheldFrom('person:p-police')).toEqual(kept);
    expect(withheldFrom(`person:${candidate}`)).toEqual([[], []]);
    expect(withheldFrom(`role:countyOrgLeader@${path[1]}`)).toEqual([[], []]);
  });
});
