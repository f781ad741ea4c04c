import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { appointmentProblems } from './appointment-problems.js';
import { filingProblems } from './filing-problems.js';
import { selectionProblems } from './selection-problems.js';

const early = { rejected: 'date-before-step', params: { earliest: '2026-03-02' } };
const ended = { rejected: 'candidacy-ended', params: { candidacy: 'k1' } };

describe('refusals of filings, appointments and open selections', () => {
  it('say in both languages what is wrong and what to change', () =>
    expect([
      ...textFaults(filingProblems, [early]),
      ...textFaults(appointmentProblems, [early, ended]),
      ...textFaults(selectionProblems, [{ rejected: 'team-too-small', params: { least: 2 } }]),
    ]).toEqual([]));
});
