import type { JsonValue, LocalDate } from '#kernel';
import type { WorkCalendar } from '#calendar';
import {
  rungName,
  type DeadlineRule,
  type Ladder,
  type LadderRule,
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

/** Finds a parameter as it is in force for the unit and the day at hand. */
export type ReserveLookup = (
  key: string,
) => Readonly<{ value: JsonValue; version: string; parameter: { unit: string } }>;

/** A parameter of the reserve pool holds something that the rule cannot use. */
export class UnusableReserveRuleError extends Error {
  override readonly name = 'UnusableReserveRuleError';
  constructor(
    readonly key: string,
    needed: string,
  ) {
    super(`parameter ${key} must be ${needed}`);
  }
}

/** Reads the rules from the parameters `reserve.*`, `escalation.reserve` and `supervise.*`. Basis: handbook W1d. */
export const reserveRulesInForce = (lookup: ReserveLookup): ReserveRules => ({
  perVillage: amount(lookup, 'reserve.perVillage'),
  review: period(lookup, 'reserve.review'),
  gapAlert: period(lookup, 'reserve.gapAlert'),
  ageLimit: amount(lookup, 'reserve.ageLimit'),
  ladder: { rules: ladderRules(lookup, 'supervise.ladder'), alertTime: time(lookup, 'supervise.alertTime') },
  escalation: escalation(lookup, 'escalation.reserve'),
});

const amount = (lookup: ReserveLookup, key: string): number => {
  const { value } = lookup(key);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new UnusableReserveRuleError(key, 'a whole number of 0 or more');
  return value;
};

const period = (lookup: ReserveLookup, key: string): DeadlineRule => {
  const { version, parameter } = lookup(key);
  const { unit } = parameter;
  if (unit !== 'workingDay' && unit !== 'calendarDay' && unit !== 'month' && unit !== 'year')
    throw new UnusableReserveRuleError(key, 'a number of workingDay, calendarDay, month or year');
  return { key, version, unit, amount: amount(lookup, key) };
};

const time = (lookup: ReserveLookup, key: string): string => {
  const { value } = lookup(key);
  if (typeof value !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(value))
    throw new UnusableReserveRuleError(key, 'a time of day, HH:MM');
  return value;
};

const STAGES: readonly string[] = ['remind', 'blue', 'yellow', 'red', 'talk'];

const ladderRules = (lookup: ReserveLookup, key: string): readonly LadderRule[] => {
  const { value } = lookup(key);
  const rungs = Array.isArray(value) ? (value as readonly LadderRule[]) : [];
  const usable = rungs.every(({ stage, offset }) => STAGES.includes(stage) && Number.isInteger(offset));
  if (rungs.length === 0 || !usable || new Set(rungs.map(rungName)).size !== rungs.length)
    throw new UnusableReserveRuleError(key, 'a list of { stage, offset }, each stage but remind once');
  return rungs;
};

const OFFICES: readonly string[] = [
  'townOrgOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
] satisfies ReserveOffice[];

const escalation = (lookup: ReserveLookup, key: string): ReserveEscalation => {
  const value = lookup(key).value as unknown as Partial<ReserveEscalation> | null;
  const known = (step: Step | undefined) =>
    [step?.to, step?.copyTo].every((list) => Array.isArray(list) && list.every((office) => OFFICES.includes(office)));
  if (!value || ![...STAGES, 'late'].every((stage) => known(value[stage as keyof ReserveEscalation])))
    throw new UnusableReserveRuleError(key, `{ to, copyTo } of ${OFFICES.join(', ')} for each stage`);
  return value as ReserveEscalation;
};

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
