import {
  escalationOf,
  ladderOf,
  ladderStages,
  monthsOf,
  periodOf,
  UnusableParameterError,
  type DeadlineRule,
  type Lookup,
} from '#workflow';
import { fileOffices } from './escalation.js';
import type { DutyRules } from './file-duty.js';
import type { FileEnv } from './personnel-file.js';
import { sanctionCodes, type Sanction } from './sanctions.js';

export const dutyRules = (lookup: Lookup): DutyRules => ({
  build: period(lookup, 'personnelFile.create'),
  ladder: ladderOf(lookup, 'supervise.ladder'),
  escalation: escalationOf(lookup, 'escalation.personnelFile', ladderStages, fileOffices),
});

export const entryRule = (lookup: Lookup): DeadlineRule => period(lookup, 'personnelFile.disciplineEntryDays');

const EFFECT: Readonly<Record<Sanction, string>> = {
  warning: 'sanction.effect.warning',
  demerit: 'sanction.effect.demerit',
  'major-demerit': 'sanction.effect.majorDemerit',
};

/** How long each sanction has effect. Basis: L09 art. 8. */
export const sanctionMonths = (lookup: Lookup): FileEnv['sanctionMonths'] => {
  const effectOf = (sanction: Sanction) => {
    const key = EFFECT[sanction];
    return [sanction, { months: monthsOf(lookup, key, 1), version: lookup(key).version }] as const;
  };
  return Object.fromEntries(sanctionCodes.map(effectOf)) as FileEnv['sanctionMonths'];
};

const HOURS_A_DAY = 24;

/** The longest time for which a file is opened, in hours. Basis: `personnelFile.accessMax`, P60. */
export const accessHours = (lookup: Lookup): number => {
  const key = 'personnelFile.accessMax';
  const { unit, amount } = period(lookup, key);
  if (unit !== 'calendarDay')
    throw new UnusableParameterError(key, { zh: '以自然日计的数', en: 'calendar days' }, lookup(key));
  return amount * HOURS_A_DAY;
};

const period = (lookup: Lookup, key: string): DeadlineRule => periodOf(lookup, key, 1);
