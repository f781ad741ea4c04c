import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { personnelProblems } from './personnel-problems.js';

describe('the texts of refusals on personnel files', () => {
  it('say in both languages what is wrong and what to change', () => expect(textFaults(personnelProblems)).toEqual([]));

  it('name what the refusal tells, and nothing else', () =>
    expect(textFaults(personnelProblems, [{ rejected: 'access-too-long', params: { maxHours: 360 } }])).toEqual([]));

  it('have status 403 for separation and for a file that is not open to the reader', () =>
    expect(
      Object.entries(personnelProblems)
        .filter(([, { status }]) => status === 403)
        .map(([code]) => code),
    ).toEqual([
      'own-file',
      'relatives-file',
      'own-request',
      'not-the-requester',
      'not-a-party-member',
      'party-membership-unregistered',
      'access-not-approved',
      'access-over',
    ]));
});
