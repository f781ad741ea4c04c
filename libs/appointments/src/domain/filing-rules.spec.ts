import { describe, expect, it } from '@jest/globals';
import { UnusableParameterError } from '#workflow';
import { filingRules } from './filing-rules.js';
import { lookup } from './joint-review.fixture.js';

const holding = (key: string, value: never) => (asked: string) => (asked === key ? { value } : lookup(asked));

describe('rules of filing', () => {
  it('are read from the parameters as they are shipped', () => {
    const { mode, escalation } = filingRules(lookup);
    expect(mode).toBe('pre');
    expect(escalation.town.yellow).toEqual({
      to: ['townPartyCommittee'],
      copyTo: ['townOrgOfficer', 'countyOrgOfficer'],
    });
    expect(escalation.county.red.to).toEqual(['countyOrgLeader']);
    expect(escalation.training.red.to).toEqual(['countyOrgOfficer']);
  });

  it.each<readonly [string, unknown]>([
    ['filing.mode', 'both'],
    ['escalation.filing', null],
    ['escalation.filingReply', { remind: { to: ['mayor'], copyTo: [] } }],
  ])('refuse %s of %j', (key, value) =>
    expect(() => filingRules(holding(key, value as never))).toThrow(UnusableParameterError),
  );
});
