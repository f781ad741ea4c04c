import type { JsonValue } from '#kernel';
import { rungName, type DeadlineRule, type LadderRule } from '#workflow';
import { postCodes, type PostCode } from './posts.js';
import type { RegistryEscalation, RegistryOffice, RegistryRules } from './registry-rules.js';

/** Finds a parameter as it is in force for the unit and the day at hand; undefined where no version covers the unit. */
export type RuleLookup = (
  key: string,
) => Readonly<{ value: JsonValue; version: string; parameter: { unit: string } }> | undefined;

/** A parameter of the register is missing, or holds something that the rule cannot use. */
export class UnusableRuleError extends Error {
  override readonly name = 'UnusableRuleError';
  constructor(
    readonly key: string,
    needed: string,
  ) {
    super(`parameter ${key} must be ${needed}`);
  }
}

/** Reads the rules from the parameters `term.*`, `election.*Size`, `adjust.*`, `structure.*`, `supervise.*`. */
export const registryRulesInForce = (lookup: RuleLookup, version: string): RegistryRules => {
  const committee = period(lookup, 'term.villagersCommittee');
  return {
    version,
    terms: {
      party: period(lookup, 'term.villageParty'),
      villagersCommittee: committee,
      villagers: committee,
      supervisoryCommittee: sameAs(lookup, 'term.supervisoryCommittee', committee),
      collective: period(lookup, 'term.collectiveBoard'),
    },
    alertMonthsBeforeEnd: months(lookup, 'term.alertBeforeEnd'),
    secretaryVacancy: period(lookup, 'adjust.vacancyFill'),
    vscVacancy: period(lookup, 'adjust.vscVacancy'),
    vcVacancy: lookup('adjust.vcVacancy') ? period(lookup, 'adjust.vcVacancy') : null,
    vcSize: range(lookup, 'election.vcSize'),
    vscSizes: alternatives(lookup, 'election.vscSize'),
    vscExcludedPosts: posts(lookup, 'structure.vscExcludedPosts'),
    vcPartySharePercent: amount(lookup, 'structure.vcPartyShare'),
    ladder: { rules: ladder(lookup, 'supervise.ladder'), alertTime: time(lookup, 'supervise.alertTime') },
    escalation: {
      termEnd: escalation(lookup, 'escalation.termEnd'),
      vacancy: escalation(lookup, 'escalation.vacancy'),
    },
  };
};

const found = (lookup: RuleLookup, key: string) => {
  const rule = lookup(key);
  if (!rule) throw new UnusableRuleError(key, 'set for this unit');
  return rule;
};

const amount = (lookup: RuleLookup, key: string): number => {
  const { value } = found(lookup, key);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new UnusableRuleError(key, 'a whole number of 0 or more');
  return value;
};

const period = (lookup: RuleLookup, key: string): DeadlineRule => {
  const { version, parameter } = found(lookup, key);
  const { unit } = parameter;
  if (unit !== 'workingDay' && unit !== 'calendarDay' && unit !== 'month' && unit !== 'year')
    throw new UnusableRuleError(key, 'a number of workingDay, calendarDay, month or year');
  return { key, version, unit, amount: amount(lookup, key) };
};

const months = (lookup: RuleLookup, key: string): number => {
  const { unit, amount: count } = period(lookup, key);
  if (unit !== 'month') throw new UnusableRuleError(key, 'a number of months');
  return count;
};

/** The term of the supervisory committee follows that of the villagers' committee unless a number is set. */
const sameAs = (lookup: RuleLookup, key: string, committee: DeadlineRule): DeadlineRule => {
  const { value, version } = found(lookup, key);
  return value === 'same as VC' ? { ...committee, key, version } : period(lookup, key);
};

const text = (lookup: RuleLookup, key: string): string => {
  const { value } = found(lookup, key);
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
};

const range = (lookup: RuleLookup, key: string): RegistryRules['vcSize'] => {
  const [, min, max] = /^(\d+)-(\d+)$/.exec(text(lookup, key)) ?? [];
  if (min === undefined || max === undefined) throw new UnusableRuleError(key, 'a range such as 3-7');
  return { min: Number(min), max: Number(max) };
};

const alternatives = (lookup: RuleLookup, key: string): readonly number[] => {
  const value = text(lookup, key);
  if (!/^\d+( or \d+)*$/.test(value)) throw new UnusableRuleError(key, 'numbers such as 3 or 5');
  return value.split(' or ').map(Number);
};

const posts = (lookup: RuleLookup, key: string): readonly PostCode[] => {
  const { value } = found(lookup, key);
  if (!Array.isArray(value) || !value.every((post) => (postCodes as readonly unknown[]).includes(post)))
    throw new UnusableRuleError(key, 'a list of posts');
  return value as readonly PostCode[];
};

const time = (lookup: RuleLookup, key: string): string => {
  const { value } = found(lookup, key);
  if (typeof value !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(value))
    throw new UnusableRuleError(key, 'a time of day, HH:MM');
  return value;
};

const STAGES: readonly string[] = ['remind', 'blue', 'yellow', 'red', 'talk'] satisfies LadderRule['stage'][];

const ladder = (lookup: RuleLookup, key: string): readonly LadderRule[] => {
  const { value } = found(lookup, key);
  const rungs = Array.isArray(value) ? (value as readonly LadderRule[]) : [];
  const usable = rungs.every(({ stage, offset }) => STAGES.includes(stage) && Number.isInteger(offset));
  const distinct = new Set(rungs.map(rungName)).size === rungs.length;
  if (rungs.length === 0 || !usable || !distinct)
    throw new UnusableRuleError(key, 'a list of { stage, offset }, each stage but remind once');
  return rungs;
};

const OFFICES: readonly string[] = [
  'townOrgOfficer',
  'townPartyCommittee',
  'townCivilOfficer',
  'countyOrgOfficer',
  'countyOrgLeader',
] satisfies RegistryOffice[];

const escalation = (lookup: RuleLookup, key: string): RegistryEscalation => {
  const value = found(lookup, key).value as unknown as Partial<RegistryEscalation> | null;
  const known = (step: RegistryEscalation['remind'] | undefined) =>
    [step?.to, step?.copyTo].every((list) => Array.isArray(list) && list.every((office) => OFFICES.includes(office)));
  if (!value || !STAGES.every((stage) => known(value[stage as keyof RegistryEscalation])))
    throw new UnusableRuleError(key, `{ to, copyTo } of ${OFFICES.join(', ')} for each stage`);
  return value as RegistryEscalation;
};
