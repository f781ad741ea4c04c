import type { JsonValue } from '#kernel';
import type { DeadlineRule } from './deadline.js';
import { rungName, type Ladder, type LadderRule } from './ladder.js';

/** Finds a parameter as it is in force for the unit and the day at hand. */
export type Lookup = (key: string) => Readonly<{ value: JsonValue; version: string; parameter: { unit: string } }>;

/** Whom one stage of a ladder reaches. */
export type Step<Office> = Readonly<{ to: readonly Office[]; copyTo: readonly Office[] }>;

/** A parameter is missing, or holds something that the rule cannot use. */
export class UnusableParameterError extends Error {
  override readonly name = 'UnusableParameterError';
  constructor(
    readonly key: string,
    needed: string,
  ) {
    super(`parameter ${key} must be ${needed}`);
  }
}

const UNITS: readonly string[] = ['workingDay', 'calendarDay', 'month', 'year'];
const ALERT_TIME = 'supervise.alertTime';

/** The stages of a ladder in the order in which they are climbed. */
export const ladderStages = ['remind', 'blue', 'yellow', 'red', 'talk'] as const satisfies LadderRule['stage'][];
const STAGES: readonly string[] = ladderStages;

/** Reads a whole number of `least` or more. Throws UnusableParameterError. */
export const countOf = (lookup: Lookup, key: string, least = 0): number => {
  const { value } = lookup(key);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least)
    throw new UnusableParameterError(key, `a whole number of ${least} or more`);
  return value;
};

/** Reads a time limit of `least` units or more, with the version that sets it. Throws UnusableParameterError. */
export const periodOf = (lookup: Lookup, key: string, least = 0): DeadlineRule => {
  const { version, parameter } = lookup(key);
  if (!UNITS.includes(parameter.unit))
    throw new UnusableParameterError(key, 'a number of workingDay, calendarDay, month or year');
  return { key, version, unit: parameter.unit as DeadlineRule['unit'], amount: countOf(lookup, key, least) };
};

/**
 * Reads a ladder of alerts: a list of `{ stage, offset }`, each stage but `remind` once, climbed at the hour of
 * `supervise.alertTime`. Throws UnusableParameterError.
 */
export const ladderOf = (lookup: Lookup, key: string): Ladder => {
  const { value } = lookup(key);
  const rules = Array.isArray(value) ? (value as readonly LadderRule[]) : [];
  const usable = rules.every(({ stage, offset }) => STAGES.includes(stage) && Number.isInteger(offset));
  if (rules.length === 0 || !usable || new Set(rules.map(rungName)).size !== rules.length)
    throw new UnusableParameterError(key, 'a list of { stage, offset }, each stage but remind once');
  const alertTime = lookup(ALERT_TIME).value;
  if (typeof alertTime !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(alertTime))
    throw new UnusableParameterError(ALERT_TIME, 'a time of day, HH:MM');
  return { rules, alertTime };
};

/** Reads whom each of the stages reaches: `{ to, copyTo }` of the given offices. Throws UnusableParameterError. */
export const escalationOf = <Stage extends string, Office extends string>(
  lookup: (key: string) => Readonly<{ value: JsonValue }>,
  key: string,
  stages: readonly Stage[],
  offices: readonly Office[],
): Readonly<Record<Stage, Step<Office>>> => {
  const value = lookup(key).value as unknown as Partial<Record<Stage, Partial<Step<Office>>>> | null;
  const known = (list: readonly Office[] | undefined) =>
    Array.isArray(list) && list.every((office: Office) => offices.includes(office));
  if (!value || !stages.every((stage) => known(value[stage]?.to) && known(value[stage]?.copyTo)))
    throw new UnusableParameterError(key, `{ to, copyTo } of ${offices.join(', ')} for each stage`);
  return value as Record<Stage, Step<Office>>;
};
