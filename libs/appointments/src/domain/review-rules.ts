import { countOf, escalationOf, ladderStages, type ValueLookup } from '#workflow';
import type { Escalation, ReviewOffice } from './joint-review.commands.js';

const OFFICES: readonly ReviewOffice[] = [
  'liaison',
  'head',
  'townOrgOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
];

const STAGES = [...ladderStages, 'late'] as const;

const escalation = (lookup: ValueLookup, key: string): Escalation => escalationOf(lookup, key, STAGES, OFFICES);

/** What joint review reads of the rulebook besides its time limits. */
export const reviewRules = (lookup: ValueLookup) => ({
  minDepartments: countOf(lookup, 'appt.jointReview.minDepartments'),
  escalation: {
    reply: escalation(lookup, 'escalation.jointReviewReply'),
    other: escalation(lookup, 'escalation.jointReview'),
  },
});
