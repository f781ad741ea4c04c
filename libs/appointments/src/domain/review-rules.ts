import type { JsonValue } from '#kernel';
import { escalationOf, ladderStages, UnusableParameterError } from '#workflow';
import type { Escalation, ReviewOffice } from './joint-review.commands.js';

/** Finds a parameter as it is in force for the unit and the day at hand. */
export type Lookup = (key: string) => Readonly<{ value: JsonValue }>;

const OFFICES: readonly ReviewOffice[] = [
  'liaison',
  'head',
  'townOrgOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
];

const STAGES = [...ladderStages, 'late'] as const;

const escalation = (lookup: Lookup, key: string): Escalation => escalationOf(lookup, key, STAGES, OFFICES);

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
