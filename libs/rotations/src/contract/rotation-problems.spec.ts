import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { rotationProblems } from './rotation-problems.js';

describe('refusals of adjustments', () => {
  it('say in both languages what is wrong and what to change', () =>
    expect(
      textFaults(rotationProblems, [
        { rejected: 'months-outside', params: { least: 1, most: 3 } },
        { rejected: 'recheck-too-early', params: { from: '2026-04-02' } },
      ]),
    ).toEqual([]));
});
