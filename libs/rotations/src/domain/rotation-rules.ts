import {
  countOf,
  escalationOf,
  ladderOf,
  ladderStages,
  monthsOf,
  periodOf,
  UnusableParameterError,
  type Lookup,
  type ValueLookup,
  yearsOf,
} from '#workflow';
import type { AdjustmentOffice } from './adjustment.commands.js';
import type { HandoverOffice } from './handover.commands.js';
import type { DutyOffice, RotationDutyRules } from './rotation-duty.js';

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
const filingMode = (find: ValueLookup): 'pre' | 'post' => {
  const found = find('filing.mode');
  const { value } = found;
  if (value !== 'pre' && value !== 'post')
    throw new UnusableParameterError('filing.mode', { zh: 'pre 或 post', en: 'pre or post' }, found);
  return value;
};

/** What adjustments read of the rulebook besides their time limits. */
export const adjustmentRules = (find: ValueLookup) => ({
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
export const handoverRules = (find: Lookup) => ({
  copies: countOf(find, 'handover.copies', 1),
  escalation: escalationOf(find, 'escalation.handover', STAGES, HANDOVER_OFFICES),
});

/** The posts whose departure is audited. Basis: handbook W3, `audit.departurePosts`. */
export const auditablePosts = (find: ValueLookup): readonly string[] => {
  const found = find('audit.departurePosts');
  const { value } = found;
  if (!Array.isArray(value) || !value.every((post) => typeof post === 'string'))
    throw new UnusableParameterError('audit.departurePosts', { zh: '职务清单', en: 'a list of posts' }, found);
  return value as readonly string[];
};

const MAX_YEARS: Readonly<Record<string, string>> = {
  secretary: 'rotation.maxYears',
  accountant: 'rotation.maxYearsFinance',
};

/** The posts that are reviewed after a time. */
export const reviewedPosts: readonly string[] = Object.keys(MAX_YEARS);

/** The rules that say after what time. */
export const rotationRules: readonly string[] = Object.values(MAX_YEARS);

/** Whether a rule sets a time after which the post is reviewed. Basis: handbook W2, Rotation. */
export const isReviewed = (post: string): boolean => post in MAX_YEARS;

/** After how many years each post is reviewed; null where no rule names the post. */
export const rotationYears = (find: Lookup, post: string): number | null => {
  const key = MAX_YEARS[post];
  return key === undefined ? null : yearsOf(find, key, 1);
};

/** How many months before the years are over a review may be opened, to be decided by then. Basis: `rotation.openAhead`. */
export const monthsAheadOf = (find: Lookup): number => monthsOf(find, 'rotation.openAhead');

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
