import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { filingProblems } from './filing-problems.js';

describe('refusals of filings', () => {
  it('say in both languages what is wrong and what to change', () =>
    expect(textFaults(filingProblems, [])).toEqual([]));
});
