import type { JsonValue } from '#kernel';
import type { Escalation, ReviewOffice } from './joint-review.commands.js';

/** Finds a parameter as it is in force for the unit and the day at hand. */
export type Lookup = (key: string) => Readonly<{ value: JsonValue }>;

/** A parameter holds something that the rule cannot use. */
export class UnusableParameterError extends Error {
  override readonly name = 'UnusableParameterError';
  constructor(
    readonly key: string,
    needed: string,
  ) {
    super(`parameter ${key} must be ${needed}`);
  }
}

const OFFICES: readonly string[] = [
  'liaison',
  'head',
  'townOrgOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
] satisfies ReviewOffice[];

const STAGES = ['remind', 'blue', 'yellow', 'red', 'talk', 'late'] as const;

const escalation = (lookup: Lookup, key: string): Escalation => {
  const value = lookup(key).value as unknown as Partial<Escalation> | null;
  const isComplete = STAGES.every((stage) => {
    const step = value?.[stage];
    return [step?.to, step?.copyTo].every((list) => Array.isArray(list) && list.every((one) => OFFICES.includes(one)));
  });
  if (!value || !isComplete)
    throw new UnusableParameterError(key, `{ to, copyTo } of ${OFFICES.join(', ')} for each stage`);
  return value as Escalation;
};

const count = (lookup: Lookup, key: string): number => {
  const { value } = lookup(key);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new UnusableParameterError(key, 'a whole number of 0 or more');
  return value;
};

/** What joint review reads of the rulebook besides its time limits. */
export const reviewRules = (lookup: Lookup) => ({
  minDepartments: count(lookup, 'appt.jointReview.minDepartments'),
  escalation: {
    reply: escalation(lookup, 'escalation.jointReviewReply'),
    other: escalation(lookup, 'escalation.jointReview'),
  },
});
