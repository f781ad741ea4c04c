import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { appointmentProblems } from './appointment-problems.js';
import { filingProblems } from './filing-problems.js';

describe('refusals of filings and appointments', () => {
  it('say in both languages what is wrong and what to change', () =>
    expect([...textFaults(filingProblems, []), ...textFaults(appointmentProblems, [])]).toEqual([]));
});
