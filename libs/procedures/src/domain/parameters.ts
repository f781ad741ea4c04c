import type { JsonValue } from '#kernel';
import { rungName, type DeadlineRule, type Ladder, type LadderRule } from '#workflow';

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

const UNITS: readonly string[] = ['workingDay', 'calendarDay', 'month', 'year'];
const STAGES: readonly string[] = ['remind', 'blue', 'yellow', 'red', 'talk'];
const ALERT_TIME = 'supervise.alertTime';

/** Reads a time limit. */
export const periodOf = (lookup: Lookup, key: string): DeadlineRule => {
  const { value, version, parameter } = lookup(key);
  const usable = typeof value === 'number' && Number.isInteger(value) && value >= 0 && UNITS.includes(parameter.unit);
  if (!usable) throw new UnusableParameterError(key, 'a number of workingDay, calendarDay, month or year');
  return { key, version, amount: value, unit: parameter.unit as DeadlineRule['unit'] };
};

/** Reads a ladder of alerts: a list of `{ stage, offset }`, each stage but `remind` once. */
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
