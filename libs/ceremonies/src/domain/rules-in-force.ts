import type { JsonValue } from '#kernel';
import { rungName, type DeadlineRule, type LadderRule } from '#workflow';
import type { CeremonyOffice, CeremonyRules, Escalation, EscalationStep, Limit } from './ceremony.rules.js';

/** Finds a parameter as it is in force for the unit and the day at hand. */
export type Lookup = (key: string) => Readonly<{ value: JsonValue; version: string; parameter: { unit: string } }>;

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

const FEN_PER_YUAN = 100;

/** Reads the rules of W4 from the parameters `event.*`, `supervise.*` and `escalation.*`. */
export const rulesInForce = (lookup: Lookup, version: string): CeremonyRules => ({
  version,
  before: period(lookup, 'event.wedding.before'),
  afterWedding: period(lookup, 'event.wedding.after'),
  funeralNotice: period(lookup, 'event.funeral.oral'),
  afterFuneral: period(lookup, 'event.funeral.after'),
  register: period(lookup, 'event.register'),
  giftHandIn: period(lookup, 'event.giftHandIn'),
  tables: limit(lookup, 'event.tablesMax'),
  tablesJoint: limit(lookup, 'event.tablesMaxJoint'),
  tablesOther: limit(lookup, 'event.tablesMaxOther'),
  persons: limit(lookup, 'event.personsMax'),
  personsJoint: limit(lookup, 'event.personsMaxJoint'),
  personsOther: limit(lookup, 'event.personsMaxOther'),
  cars: limit(lookup, 'event.carsMax'),
  tableCostFen: limit(lookup, 'event.tableCostMax', FEN_PER_YUAN),
  giftFromNonRelativeFen: limit(lookup, 'event.giftMaxNonRelative', FEN_PER_YUAN),
  otherCelebrations: otherCelebrations(lookup, 'event.otherCelebrations.held'),
  verifySamplePercent: amount(lookup, 'event.verifySample'),
  retainMonths: amount(lookup, 'event.retain'),
  draftRetainMonths: amount(lookup, 'event.draft.retain'),
  ladder: { rules: ladder(lookup, 'supervise.ladder'), alertTime: time(lookup, 'supervise.alertTime') },
  escalation: {
    register: escalation(lookup, 'escalation.ceremonyRegister'),
    postReport: escalation(lookup, 'escalation.ceremonyPostReport'),
  },
});

const amount = (lookup: Lookup, key: string): number => {
  const { value } = lookup(key);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new UnusableParameterError(key, 'a whole number of 0 or more');
  return value;
};

const period = (lookup: Lookup, key: string): DeadlineRule => {
  const { version, parameter } = lookup(key);
  const { unit } = parameter;
  if (unit !== 'workingDay' && unit !== 'calendarDay' && unit !== 'month' && unit !== 'year')
    throw new UnusableParameterError(key, 'a number of workingDay, calendarDay, month or year');
  return { key, version, unit, amount: amount(lookup, key) };
};

const limit = (lookup: Lookup, key: string, factor = 1): Limit => ({
  value: amount(lookup, key) * factor,
  key,
  version: lookup(key).version,
});

const time = (lookup: Lookup, key: string): string => {
  const { value } = lookup(key);
  if (typeof value !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(value))
    throw new UnusableParameterError(key, 'a time of day, HH:MM');
  return value;
};

const otherCelebrations = (lookup: Lookup, key: string): CeremonyRules['otherCelebrations'] => {
  const { value: held, version } = lookup(key);
  if (held !== 'none' && held !== 'relatives-only' && held !== 'any')
    throw new UnusableParameterError(key, 'none, relatives-only or any');
  return { held, key, version };
};

const STAGES: readonly string[] = ['remind', 'blue', 'yellow', 'red', 'talk'];

const ladder = (lookup: Lookup, key: string): readonly LadderRule[] => {
  const { value } = lookup(key);
  const rungs = Array.isArray(value) ? (value as readonly LadderRule[]) : [];
  const usable = rungs.every(({ stage, offset }) => STAGES.includes(stage) && Number.isInteger(offset));
  const distinct = new Set(rungs.map(rungName)).size === rungs.length;
  if (rungs.length === 0 || !usable || !distinct)
    throw new UnusableParameterError(key, 'a list of { stage, offset }, each stage but remind once');
  return rungs;
};

const OFFICES: readonly string[] = [
  'reporter',
  'checker',
  'townDisciplineOfficer',
  'townPartyCommittee',
  'countyDisciplineOfficer',
] satisfies CeremonyOffice[];

const escalation = (lookup: Lookup, key: string): Escalation => {
  const value = lookup(key).value as unknown as Partial<Escalation> | null;
  const known = (step: EscalationStep | undefined) =>
    [step?.to, step?.copyTo].every((list) => Array.isArray(list) && list.every((office) => OFFICES.includes(office)));
  const complete = [...STAGES, 'late'].every((stage) => known(value?.[stage as keyof Escalation]));
  if (!value || !complete)
    throw new UnusableParameterError(key, `{ to, copyTo } of ${OFFICES.join(', ')} for each stage`);
  return value as Escalation;
};
