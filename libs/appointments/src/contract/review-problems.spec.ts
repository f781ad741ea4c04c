import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { reviewProblems } from './review-problems.js';

describe('refusals of joint reviews', () => {
  it('say in both languages what is wrong and what to change', () =>
    expect(
      textFaults(reviewProblems, [
        { rejected: 'town-checks-incomplete', params: { missing: 'discipline' } },
        { rejected: 'checker-missing', params: { checks: 'discipline' } },
        { rejected: 'sealed-before-circulation', params: { circulatedOn: '2026-03-02' } },
        { rejected: 'register-incomplete', params: { listed: 6, needed: 7, county: '370112' } },
      ]),
    ).toEqual([]));
});
