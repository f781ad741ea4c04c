import type { LocalDate } from '#kernel';
import type { WorkCalendar } from '#calendar';
import {
  countOf,
  escalationOf,
  ladderOf,
  ladderStages,
  officesReachedBy,
  periodOf,
  type DeadlineRule,
  type Ladder,
  type LadderRule,
  type Lookup,
  type Recipients,
  type Stage,
  type ValueLookup,
} from '#workflow';

/** The offices that the ladder of the reserve pool reaches. */
export type ReserveOffice = 'townOrgOfficer' | 'townPartyCommittee' | 'countyOrgOfficer' | 'countyOrgLeader';

type Step = Readonly<{ to: readonly ReserveOffice[]; copyTo: readonly ReserveOffice[] }>;

export type ReserveEscalation = Readonly<Record<LadderRule['stage'] | 'late', Step>>;

/** The rules of W1d as they are in force for a village on a day. */
export type ReserveRules = Readonly<{
  perVillage: number;
  review: DeadlineRule;
  gapAlert: DeadlineRule;
  /** How long an entry of a dissolved village may wait for people to assign it; null where no parameter says so. */
  assignment: DeadlineRule | null;
  ageLimit: number;
  ladder: Ladder;
  escalation: ReserveEscalation;
}>;

/** The facts of the moment. `orgPath` leads from the city to the village as the tree is now. */
export type ReserveEnv = Readonly<{
  now: string;
  today: LocalDate;
  calendar: WorkCalendar;
  ruleVersion: string;
  rules: ReserveRules;
  orgPath: readonly string[];
}>;

const OFFICES: readonly ReserveOffice[] = [
  'townOrgOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
];

/** The parameter that says after what time a member is reviewed again. */
export const RESERVE_REVIEW = 'reserve.review';

/** The parameter that says how many a village has in reserve at least. */
export const RESERVE_MINIMUM = 'reserve.perVillage';

/** How many a village has in reserve at least. Basis: handbook W1d. Throws UnusableParameterError. */
export const reserveMinimum = (lookup: ValueLookup): number => countOf(lookup, RESERVE_MINIMUM);

/**
 * Reads the rules from the parameters `reserve.*`, `dissolution.assignment`, `escalation.reserve` and `supervise.*`. Basis:
 * handbook W1d.
 */
export const reserveRulesInForce = (lookup: Lookup, isSet: (key: string) => boolean): ReserveRules => ({
  perVillage: reserveMinimum(lookup),
  review: periodOf(lookup, RESERVE_REVIEW),
  gapAlert: periodOf(lookup, 'reserve.gapAlert'),
  assignment: isSet('dissolution.assignment') ? periodOf(lookup, 'dissolution.assignment') : null,
  ageLimit: countOf(lookup, 'reserve.ageLimit'),
  ladder: ladderOf(lookup, 'supervise.ladder'),
  escalation: escalationOf(lookup, 'escalation.reserve', [...ladderStages, 'late'], OFFICES),
});

/** Whom a rung of the ladder reaches. Basis: handbook 2.5, chain of filings (DEFAULT, a parameter). */
export const reserveRecipients = (orgPath: readonly string[], stage: Stage, { escalation }: ReserveRules): Recipients =>
  officesReachedBy(escalation, stage, orgPath);
