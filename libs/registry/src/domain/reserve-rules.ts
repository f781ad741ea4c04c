import type { LocalDate } from '#kernel';
import type { WorkCalendar } from '#calendar';
import {
  countOf,
  escalationOf,
  ladderOf,
  ladderStages,
  periodOf,
  type DeadlineRule,
  type Ladder,
  type LadderRule,
  type Lookup,
  type Recipient,
  type Recipients,
  type Stage,
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

/** Reads the rules from the parameters `reserve.*`, `escalation.reserve` and `supervise.*`. Basis: handbook W1d. */
export const reserveRulesInForce = (lookup: Lookup): ReserveRules => ({
  perVillage: countOf(lookup, 'reserve.perVillage'),
  review: periodOf(lookup, 'reserve.review'),
  gapAlert: periodOf(lookup, 'reserve.gapAlert'),
  ageLimit: countOf(lookup, 'reserve.ageLimit'),
  ladder: ladderOf(lookup, 'supervise.ladder'),
  escalation: escalationOf(lookup, 'escalation.reserve', [...ladderStages, 'late'], OFFICES),
});

const COUNTY = 1;
const TOWN = 2;

/** The unit of the path at the given depth; the lowest one where the path is shorter. */
const unitAt = (orgPath: readonly string[], depth: number): string => orgPath[depth] ?? orgPath.at(-1) ?? '';

/** Whom a rung of the ladder reaches. Basis: handbook 2.5, chain of filings (DEFAULT, a parameter). */
export const reserveRecipients = (
  orgPath: readonly string[],
  stage: Stage,
  { escalation: steps }: ReserveRules,
): Recipients => {
  if (stage === 'missed') return { to: [], copyTo: [] };
  const office = (role: ReserveOffice): Recipient => ({
    role,
    org: unitAt(orgPath, role.startsWith('town') ? TOWN : COUNTY),
  });
  const { to, copyTo } = steps[stage];
  return { to: to.map(office), copyTo: copyTo.map(office) };
};
