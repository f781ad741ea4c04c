import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { procedureProblems } from './procedure-problems.js';

describe('refusals of procedures', () => {
  it('say in both languages what is wrong and what to change', () =>
    expect(textFaults(procedureProblems, [])).toEqual([]));

  it('answer rules of separation, and words about what others said, with 403', () =>
    expect(
      Object.entries(procedureProblems)
        .filter(([, { status }]) => status === 403)
        .map(([code]) => code)
        .sort(),
    ).toEqual(['acted-at-earlier-stage', 'acts-once-in-a-stage', 'drafter-acts-apart', 'entry-of-others', 'own-case']));
});
