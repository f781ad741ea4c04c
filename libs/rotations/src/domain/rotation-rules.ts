import type { JsonValue } from '#kernel';
import {
  countOf,
  escalationOf,
  ladderOf,
  ladderStages,
  periodOf,
  UnusableParameterError,
  type Lookup,
} from '#workflow';
import type { AdjustmentOffice } from './adjustment.commands.js';
import type { HandoverOffice } from './handover.commands.js';
import type { DutyOffice, RotationDutyRules } from './rotation-duty.js';

/** Finds a parameter as it is in force for the unit and the day at hand. */
export type Find = (key: string) => Readonly<{ value: JsonValue }>;

const ADJUSTMENT_OFFICES: readonly AdjustmentOffice[] = [
  'subject',
  'townOrgOfficer',
  'townDisciplineOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
];

const STAGES = [...ladderStages, 'late'] as const;

/** Whether the county is told before or after the decision. Basis: `filing.mode`, handbook W1b. */
const filingMode = (find: Find): 'pre' | 'post' => {
  const { value } = find('filing.mode');
  if (value !== 'pre' && value !== 'post') throw new UnusableParameterError('filing.mode', 'pre or post');
  return value;
};

/** What adjustments read of the rulebook besides their time limits. */
export const adjustmentRules = (find: Find) => ({
  filingMode: filingMode(find),
  escalation: escalationOf(find, 'escalation.adjustment', STAGES, ADJUSTMENT_OFFICES),
});

const HANDOVER_OFFICES: readonly HandoverOffice[] = [
  'outgoing',
  'incoming',
  'townOrgOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyAgriOfficer',
];

/** What handovers read of the rulebook besides their time limits. */
export const handoverRules = (find: Find & Lookup) => ({
  copies: countOf(find, 'handover.copies', 1),
  escalation: escalationOf(find, 'escalation.handover', STAGES, HANDOVER_OFFICES),
});

/** The posts whose departure is audited. Basis: handbook W3, `audit.departurePosts`. */
export const auditablePosts = (find: Find): readonly string[] => {
  const { value } = find('audit.departurePosts');
  if (!Array.isArray(value) || !value.every((post) => typeof post === 'string'))
    throw new UnusableParameterError('audit.departurePosts', 'a list of posts');
  return value as readonly string[];
};

const MAX_YEARS: Readonly<Record<string, string>> = {
  secretary: 'rotation.maxYears',
  accountant: 'rotation.maxYearsFinance',
};

/** Whether a rule sets a time after which the post is reviewed. Basis: handbook W2, Rotation. */
export const isReviewed = (post: string): boolean => post in MAX_YEARS;

/** After how many years each post is reviewed; null where no rule names the post. */
export const rotationYears = (find: Find & Lookup, post: string): number | null => {
  const key = MAX_YEARS[post];
  return key === undefined ? null : countOf(find, key, 1);
};

/** How many months before the years are over a review may be opened, to be decided by then. Basis: `rotation.openAhead`. */
export const monthsAheadOf = (find: Lookup): number => countOf(find, 'rotation.openAhead');

const DUTY_OFFICES: readonly DutyOffice[] = ['townOrgOfficer', 'countyOrgOfficer', 'countyOrgLeader'];

/** What the duty to review reads of the rulebook. */
export const rotationDutyRules = (find: Lookup, post: string): RotationDutyRules => {
  const key = MAX_YEARS[post];
  return {
    period: key === undefined ? null : periodOf(find, key, 1),
    ladder: ladderOf(find, 'supervise.ladder'),
    escalation: escalationOf(find, 'escalation.rotation', ladderStages, DUTY_OFFICES),
  };
};
