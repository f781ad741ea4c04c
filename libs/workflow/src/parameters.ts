import type { JsonValue } from '#kernel';
import type { DeadlineRule } from './deadline.js';
import { rungName, type Ladder, type LadderRule } from './ladder.js';

/** Finds a parameter as it is in force for the unit and the day at hand. */
export type Lookup = (key: string) => Readonly<{ value: JsonValue; version: string; parameter: { unit: string } }>;

/** Whom one stage of a ladder reaches. */
export type Step<Office> = Readonly<{ to: readonly Office[]; copyTo: readonly Office[] }>;

/** Finds the value alone, where a rule does not look at the unit. */
export type ValueLookup = (key: string) => Readonly<{ value: JsonValue; version?: string }>;

/**
 * How a context reads its rules; `isSet` says whether a parameter is set at all. Throws UnusableParameterError where one is
 * of no use to it.
 */
export type ParameterReading = (lookup: Lookup, isSet: (key: string) => boolean) => unknown;

/** What a parameter must be. */
export type Needed = Readonly<{ zh: string; en: string }>;

/** A parameter is missing, or holds something that the rule cannot use. `scope` is the unit that set it, where one did. */
export class UnusableParameterError extends Error {
  override readonly name = 'UnusableParameterError';
  readonly scope: string | undefined;

  constructor(
    readonly key: string,
    readonly needed: Needed,
    found?: Readonly<{ version?: string }>,
  ) {
    super(`parameter ${key} must be ${needed.en}`);
    this.scope = /@([^:]*):/.exec(found?.version ?? '')?.[1];
  }
}

const UNITS: readonly string[] = ['workingDay', 'calendarDay', 'month', 'year'];
const PERIOD: Needed = {
  zh: '以 workingDay、calendarDay、month 或 year 计的数',
  en: 'a number of workingDay, calendarDay, month or year',
};
const LADDER: Needed = {
  zh: '由 { stage, offset } 组成的清单，除 remind 外每级一次',
  en: 'a list of { stage, offset }, each stage but remind once',
};
const TIME: Needed = { zh: '时刻 HH:MM', en: 'a time of day, HH:MM' };
const ALERT_TIME = 'supervise.alertTime';

/** The stages of a ladder in the order in which they are climbed. */
export const ladderStages = ['remind', 'blue', 'yellow', 'red', 'talk'] as const satisfies LadderRule['stage'][];
const STAGES: readonly string[] = ladderStages;

/** Reads a whole number of `least` or more. Throws UnusableParameterError. */
export const countOf = (lookup: ValueLookup, key: string, least = 0): number => {
  const found = lookup(key);
  const { value } = found;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least)
    throw new UnusableParameterError(
      key,
      { zh: `不小于${least}的整数`, en: `a whole number of ${least} or more` },
      found,
    );
  return value;
};

/** Reads a share of a hundred, as a whole number. Throws UnusableParameterError. */
export const percentOf = (lookup: ValueLookup, key: string): number => {
  const percent = countOf(lookup, key);
  if (percent > 100)
    throw new UnusableParameterError(key, { zh: '0至100的整数', en: 'a whole number from 0 to 100' }, lookup(key));
  return percent;
};

/** Reads a time limit of `least` units or more, with the version that sets it. Throws UnusableParameterError. */
export const periodOf = (lookup: Lookup, key: string, least = 0): DeadlineRule => {
  const found = lookup(key);
  const { version, parameter } = found;
  if (!UNITS.includes(parameter.unit)) throw new UnusableParameterError(key, PERIOD, found);
  return { key, version, unit: parameter.unit as DeadlineRule['unit'], amount: countOf(lookup, key, least) };
};

/** Reads a time of `least` months or more, as a number. Throws UnusableParameterError. */
export const monthsOf = (lookup: Lookup, key: string, least = 0): number => amountIn(lookup, key, MONTHS, least);

/** Reads a time of `least` years or more, as a number. Throws UnusableParameterError. */
export const yearsOf = (lookup: Lookup, key: string, least = 0): number => amountIn(lookup, key, YEARS, least);

const MONTHS = { unit: 'month', needed: { zh: '以月计的数', en: 'a number of months' } } as const;
const YEARS = { unit: 'year', needed: { zh: '以年计的数', en: 'a number of years' } } as const;

const amountIn = (
  lookup: Lookup,
  key: string,
  { unit, needed }: Readonly<{ unit: string; needed: Needed }>,
  least: number,
): number => {
  const period = periodOf(lookup, key, least);
  if (period.unit !== unit) throw new UnusableParameterError(key, needed, period);
  return period.amount;
};

/**
 * Reads a ladder of alerts: a list of `{ stage, offset }`, each stage but `remind` once, climbed at the hour of
 * `supervise.alertTime`. Throws UnusableParameterError.
 */
export const ladderOf = (lookup: Lookup, key: string): Ladder => {
  const found = lookup(key);
  const rules = Array.isArray(found.value) ? (found.value as readonly unknown[]) : [];
  if (rules.length === 0 || !rules.every(isLadderRule) || new Set(rules.map(rungName)).size !== rules.length)
    throw new UnusableParameterError(key, LADDER, found);
  const time = lookup(ALERT_TIME);
  const { value: alertTime } = time;
  if (typeof alertTime !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(alertTime))
    throw new UnusableParameterError(ALERT_TIME, TIME, time);
  return { rules, alertTime };
};

const isLadderRule = (rule: unknown): rule is LadderRule => {
  const { stage, offset } = (rule ?? {}) as Partial<Record<keyof LadderRule, unknown>>;
  return STAGES.includes(stage as string) && Number.isInteger(offset);
};

/** Reads whom each of the stages reaches: `{ to, copyTo }` of the given offices. Throws UnusableParameterError. */
export const escalationOf = <Stage extends string, Office extends string>(
  lookup: ValueLookup,
  key: string,
  stages: readonly Stage[],
  offices: readonly Office[],
): Readonly<Record<Stage, Step<Office>>> => {
  const found = lookup(key);
  const value = found.value as unknown as Partial<Record<Stage, Partial<Step<Office>>>> | null;
  const known = (list: readonly Office[] | undefined) =>
    Array.isArray(list) && list.every((office: Office) => offices.includes(office));
  if (!value || !stages.every((stage) => known(value[stage]?.to) && known(value[stage]?.copyTo)))
    throw new UnusableParameterError(key, reaching(offices), found);
  return value as Record<Stage, Step<Office>>;
};

const reaching = (offices: readonly string[]): Needed => ({
  zh: `每级一项 { to, copyTo }，取自 ${offices.join('、')}`,
  en: `{ to, copyTo } of ${offices.join(', ')} for each stage`,
});
