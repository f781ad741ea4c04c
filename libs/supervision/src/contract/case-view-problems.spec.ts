import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { caseViewProblems } from './case-view-problems.js';

describe('refusals of views', () => {
  it('say in both languages what is wrong and what to change', () =>
    expect(textFaults(caseViewProblems, [{ rejected: 'view-outdated', params: { filters: 'light、stage' } }])).toEqual(
      [],
    ));
});
