import type { JsonValue } from '#kernel';
import {
  escalationOf,
  ladderOf,
  ladderStages,
  monthsOf,
  percentOf,
  periodOf,
  UnusableParameterError,
  type DeadlineRule,
  type Lookup,
} from '#workflow';
import { postCodes, type PostCode } from './posts.js';
import type { RegistryEscalation, RegistryOffice, RegistryRules } from './registry-rules.js';

/** Finds a parameter as it is in force for the unit and the day at hand; undefined where no version covers the unit. */
export type RuleLookup = (
  key: string,
) => Readonly<{ value: JsonValue; version: string; parameter: { unit: string } }> | undefined;

/** Reads the rules from the parameters `term.*`, `election.*Size`, `adjust.*`, `dissolution.*`, `structure.*`, `supervise.*`. */
export const registryRulesInForce = (partial: RuleLookup, version: string): RegistryRules => {
  const lookup: Lookup = (key) => found(partial, key);
  const committee = periodOf(lookup, 'term.villagersCommittee');
  return {
    version,
    terms: {
      party: periodOf(lookup, 'term.villageParty'),
      villagersCommittee: committee,
      villagers: committee,
      supervisoryCommittee: sameAs(lookup, 'term.supervisoryCommittee', committee),
      collective: periodOf(lookup, 'term.collectiveBoard'),
    },
    alertMonthsBeforeEnd: monthsOf(lookup, 'term.alertBeforeEnd'),
    secretaryVacancy: periodOf(lookup, 'adjust.vacancyFill'),
    vscVacancy: periodOf(lookup, 'adjust.vscVacancy'),
    vcVacancy: ifSet(partial, 'adjust.vcVacancy'),
    dissolution: {
      decision: ifSet(partial, 'dissolution.decision'),
      election: ifSet(partial, 'dissolution.election'),
    },
    vcSize: range(lookup, 'election.vcSize'),
    vscSizes: alternatives(lookup, 'election.vscSize'),
    vscExcludedPosts: posts(lookup, 'structure.vscExcludedPosts'),
    vcPartySharePercent: percentOf(lookup, 'structure.vcPartyShare'),
    ladder: ladderOf(lookup, 'supervise.ladder'),
    escalation: {
      termEnd: reached(lookup, 'escalation.termEnd'),
      vacancy: reached(lookup, 'escalation.vacancy'),
    },
  };
};

const ifSet = (lookup: RuleLookup, key: string): DeadlineRule | null =>
  lookup(key) ? periodOf((asked) => found(lookup, asked), key) : null;

const found = (lookup: RuleLookup, key: string) => {
  const rule = lookup(key);
  if (!rule) throw new UnusableParameterError(key, { zh: '为该单位设定的值', en: 'set for this unit' });
  return rule;
};

/** The term of the supervisory committee follows that of the villagers' committee unless a number is set. */
const sameAs = (lookup: Lookup, key: string, committee: DeadlineRule): DeadlineRule => {
  const { value, version } = lookup(key);
  return value === 'same as VC' ? { ...committee, key, version } : periodOf(lookup, key);
};

const text = (lookup: Lookup, key: string): string => {
  const { value } = lookup(key);
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
};

const range = (lookup: Lookup, key: string): RegistryRules['vcSize'] => {
  const [, min, max] = /^(\d+)-(\d+)$/.exec(text(lookup, key)) ?? [];
  if (min === undefined || max === undefined || Number(min) > Number(max))
    throw new UnusableParameterError(key, { zh: '范围，如 3-7', en: 'a range such as 3-7' }, lookup(key));
  return { min: Number(min), max: Number(max) };
};

const alternatives = (lookup: Lookup, key: string): readonly number[] => {
  const value = text(lookup, key);
  if (!/^\d+( or \d+)*$/.test(value))
    throw new UnusableParameterError(key, { zh: '如 3 or 5 的数', en: 'numbers such as 3 or 5' }, lookup(key));
  return value.split(' or ').map(Number);
};

const posts = (lookup: Lookup, key: string): readonly PostCode[] => {
  const found = lookup(key);
  const { value } = found;
  if (!Array.isArray(value) || !value.every((post) => (postCodes as readonly unknown[]).includes(post)))
    throw new UnusableParameterError(key, { zh: '职务清单', en: 'a list of posts' }, found);
  return value as readonly PostCode[];
};

const OFFICES: readonly RegistryOffice[] = [
  'townOrgOfficer',
  'townPartyCommittee',
  'townCivilOfficer',
  'countyOrgOfficer',
  'countyOrgLeader',
];

const reached = (lookup: Lookup, key: string): RegistryEscalation => escalationOf(lookup, key, ladderStages, OFFICES);
