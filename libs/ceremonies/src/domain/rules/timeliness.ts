import { addDays, type LocalDate } from '#kernel';
import { computeDeadline, type WorkCalendar, type Working } from '#calendar';
import type { DeadlineRule } from '#workflow';
import type { Timeliness } from '../ceremony.events.js';

/**
 * Whether a report comes in time before the event. Late is a fact, never a refusal (R8, handbook 1.3).
 * Basis: parameter `event.wedding.before`, handbook W4.
 */
export const reportedBefore = (
  ceremonyOn: LocalDate,
  on: LocalDate,
  rule: DeadlineRule,
  calendar: WorkCalendar,
): Timeliness => {
  const { amount, unit } = rule;
  return timeliness(computeDeadline({ anchor: ceremonyOn, amount, unit, direction: 'before' }, calendar), on, rule);
};

/**
 * Whether a death was notified in time: the day of death is not counted, and a phone is answered on rest days too, so
 * the last of some calendar days is not moved. Basis: parameter `event.funeral.oral`, handbook W4.
 */
export const notifiedAfterDeath = (
  deathOn: LocalDate,
  notifiedOn: LocalDate,
  rule: DeadlineRule,
  calendar: WorkCalendar,
): Timeliness => {
  const { amount, unit } = rule;
  const period = { anchor: deathOn, amount, unit, direction: 'after' } as const;
  if (unit !== 'calendarDay') return timeliness(computeDeadline(period, calendar), notifiedOn, rule);
  const latestOn = addDays(deathOn, amount);
  return {
    latestOn,
    late: notifiedOn > latestOn,
    ruleKey: rule.key,
    ruleVersion: rule.version,
    calendarVersion: calendar.version,
    provisional: false,
    counted: [],
    skipped: [],
  };
};

const timeliness = (working: Working, on: LocalDate, { key, version }: DeadlineRule): Timeliness => ({
  latestOn: working.dueOn,
  late: on > working.dueOn,
  ruleKey: key,
  ruleVersion: version,
  calendarVersion: working.calendarVersion,
  provisional: working.provisional,
  counted: working.counted.map(({ date }) => date),
  skipped: working.skipped.map(({ date, reason }) => ({ date, code: reason.code, name: reason.name ?? null })),
});
