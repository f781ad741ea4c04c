import { describe, expect, it } from '@jest/globals';
import { publishedParameters } from '#testing';
import { UnusableParameterError, type ValueLookup } from '#workflow';
import { reviewRules } from './review-rules.js';

const shipped: ValueLookup = (key) => publishedParameters().find((one) => one.key === key)!;
const holding =
  (key: string, value: never): ValueLookup =>
  (asked) =>
    asked === key ? { value } : shipped(asked);

describe('rules of joint review', () => {
  it('are read from the parameters as they are shipped', () => {
    const { minDepartments, escalation } = reviewRules(shipped);
    expect(minDepartments).toBe(7);
    expect(escalation.reply.yellow).toEqual({ to: ['head'], copyTo: ['countyOrgOfficer'] });
    expect(escalation.other.red.to).toEqual(['countyOrgLeader']);
  });

  it.each<readonly [string, unknown]>([
    ['appt.jointReview.minDepartments', -1],
    ['appt.jointReview.minDepartments', '7'],
    ['escalation.jointReview', null],
    ['escalation.jointReviewReply', { remind: { to: ['mayor'], copyTo: [] } }],
  ])('refuse %s of %j', (key, value) =>
    expect(() => reviewRules(holding(key, value as never))).toThrow(UnusableParameterError),
  );
});
