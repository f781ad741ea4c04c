import { describe, expect, it } from '@jest/globals';
import { textFaults } from '#testing';
import { rulebookProblems } from './rulebook-problems.js';

/** What the refusals of calendars and parameters tell. */
const telling = [
  { rejected: 'calendar-already-published', params: { year: 2026 } },
  { rejected: 'calendar-not-published', params: { year: 2026 } },
  { rejected: 'day-outside-year', params: { date: '2027-01-01', year: 2026 } },
  { rejected: 'day-listed-twice', params: { date: '2026-02-17' } },
  { rejected: 'make-up-day-on-weekday', params: { date: '2026-02-13' } },
  { rejected: 'holidays-missing', params: { year: 2026, missing: '清明节 Qingming' } },
  { rejected: 'parameter-version-exists', params: { key: 'k', scope: '3701', effectiveFrom: '2026-01-01' } },
  { rejected: 'parameter-version-missing', params: { key: 'k', scope: '3701', effectiveFrom: '2026-01-01' } },
  { rejected: 'parameter-unusable', params: { key: 'k', scope: '3701' } },
  { rejected: 'no-rule-in-force', params: { key: 'k', scope: '3701' } },
  { rejected: 'not-a-date', params: { date: '2026-02-30' } },
  { rejected: 'source-required', params: { key: 'k' } },
  { rejected: 'unknown-rule', params: { key: 'k' } },
  { rejected: 'rule-is-no-period', params: { key: 'k' } },
  { rejected: 'direction-of-rule', params: { key: 'k' } },
];

describe('the texts of refusals of the rulebook', () => {
  it('say in both languages what is wrong and what to change', () => expect(textFaults(rulebookProblems)).toEqual([]));

  it('name what the refusal tells, and nothing else', () => expect(textFaults(rulebookProblems, telling)).toEqual([]));

  it('are refusals of what was asked, or of what is not there', () => {
    const missing = Object.entries(rulebookProblems).filter(([, { status }]) => status !== 422);
    expect(missing.map(([code, { status }]) => [code, status])).toEqual([
      ['unknown-rule', 404],
      ['calendar-not-published', 404],
      ['parameter-unusable', 503],
      ['no-rule-in-force', 503],
    ]);
  });
});
