import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { rotationProblems } from './rotation-problems.js';

describe('refusals of adjustments, rotations and handovers', () => {
  it('say in both languages what is wrong and what to change', () =>
    expect(
      textFaults(rotationProblems, [
        { rejected: 'months-outside', params: { least: 1, most: 3 } },
        { rejected: 'recheck-too-early', params: { from: '2026-04-02' } },
        { rejected: 'elected-post-not-rotated', params: { post: 'vcDirector' } },
        { rejected: 'post-without-rotation', params: { post: 'clerk' } },
        { rejected: 'years-not-reached', params: { years: 10, ahead: 6 } },
        { rejected: 'seal-undocumented', params: { item: 'i1' } },
        { rejected: 'items-unchecked', params: { items: 2 } },
        { rejected: 'extension-too-long', params: { most: 10 } },
        { rejected: 'signatures-missing', params: { missing: 'witness' } },
        { rejected: 'copies-missing', params: { copies: 4 } },
        { rejected: 'order-still-runs', params: { until: '2026-03-06' } },
      ]),
    ).toEqual([]));
});
