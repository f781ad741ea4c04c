import type { JsonValue } from '#kernel';
import { rungName, type DeadlineRule, type LadderRule } from '#workflow';
import { fileOffices, type Escalation, type FileOffice } from './escalation.js';
import type { DutyRules } from './file-duty.js';
import type { FileEnv } from './personnel-file.js';
import { sanctionCodes, type Sanction } from './sanctions.js';

/** Finds a parameter as it is in force for the unit and the day at hand. */
export type Lookup = (key: string) => Readonly<{ value: JsonValue; version: string; parameter: { unit: string } }>;

/** A parameter holds something that the rule cannot use. */
export class UnusablePersonnelParameterError extends Error {
  override readonly name = 'UnusablePersonnelParameterError';
  constructor(
    readonly key: string,
    needed: string,
  ) {
    super(`parameter ${key} must be ${needed}`);
  }
}

export const dutyRules = (lookup: Lookup): DutyRules => ({
  build: period(lookup, 'personnelFile.create'),
  ladder: { rules: ladder(lookup, 'supervise.ladder'), alertTime: time(lookup, 'supervise.alertTime') },
  escalation: escalation(lookup, 'escalation.personnelFile'),
});

export const entryRule = (lookup: Lookup): DeadlineRule => period(lookup, 'personnelFile.disciplineEntryDays');

const EFFECT: Readonly<Record<Sanction, string>> = {
  warning: 'sanction.effect.warning',
  demerit: 'sanction.effect.demerit',
  'major-demerit': 'sanction.effect.majorDemerit',
};

/** How long each sanction has effect. Basis: L09 art. 8. */
export const sanctionMonths = (lookup: Lookup): FileEnv['sanctionMonths'] => {
  const monthsOf = (sanction: Sanction) => {
    const key = EFFECT[sanction];
    const { unit, amount, version } = period(lookup, key);
    if (unit !== 'month') throw new UnusablePersonnelParameterError(key, 'months');
    return [sanction, { months: amount, version }] as const;
  };
  return Object.fromEntries(sanctionCodes.map(monthsOf)) as FileEnv['sanctionMonths'];
};

const HOURS_A_DAY = 24;

/** The longest time for which a file is opened, in hours. Basis: `personnelFile.accessMax`, P60. */
export const accessHours = (lookup: Lookup): number => {
  const { unit, amount } = period(lookup, 'personnelFile.accessMax');
  if (unit !== 'calendarDay') throw new UnusablePersonnelParameterError('personnelFile.accessMax', 'calendar days');
  return amount * HOURS_A_DAY;
};

const period = (lookup: Lookup, key: string): DeadlineRule => {
  const { value, version, parameter } = lookup(key);
  const { unit } = parameter;
  if (unit !== 'workingDay' && unit !== 'calendarDay' && unit !== 'month' && unit !== 'year')
    throw new UnusablePersonnelParameterError(key, 'a number of workingDay, calendarDay, month or year');
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw new UnusablePersonnelParameterError(key, 'a whole number of 1 or more');
  return { key, version, unit, amount: value };
};

const time = (lookup: Lookup, key: string): string => {
  const { value } = lookup(key);
  if (typeof value !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(value))
    throw new UnusablePersonnelParameterError(key, 'a time of day, HH:MM');
  return value;
};

const STAGES: readonly string[] = ['remind', 'blue', 'yellow', 'red', 'talk'];

const ladder = (lookup: Lookup, key: string): readonly LadderRule[] => {
  const { value } = lookup(key);
  const rungs = Array.isArray(value) ? (value as readonly LadderRule[]) : [];
  const usable = rungs.every(({ stage, offset }) => STAGES.includes(stage) && Number.isInteger(offset));
  if (rungs.length === 0 || !usable || new Set(rungs.map(rungName)).size !== rungs.length)
    throw new UnusablePersonnelParameterError(key, 'a list of { stage, offset }, each stage but remind once');
  return rungs;
};

const escalation = (lookup: Lookup, key: string): Escalation => {
  const value = lookup(key).value as unknown as Partial<Escalation> | null;
  const known = (list: readonly FileOffice[] | undefined) =>
    Array.isArray(list) && list.every((office: FileOffice) => fileOffices.includes(office));
  const complete = STAGES.every((stage) => {
    const step = value?.[stage as keyof Escalation];
    return known(step?.to) && known(step?.copyTo);
  });
  if (!value || !complete)
    throw new UnusablePersonnelParameterError(key, `{ to, copyTo } of ${fileOffices.join(', ')} for each stage`);
  return value as Escalation;
};
