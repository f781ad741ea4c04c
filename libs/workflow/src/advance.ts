import { shanghaiInstant, type LocalDate, type Rejection } from '#kernel';
import type { DeadlineEvent } from './deadline.events.js';
import type { Rung } from './ladder.js';
import type { Clocks, Deadline } from './deadline.state.js';
import type { Recipients, Stage } from './ladder.js';

/**
 * Takes every rung whose moment has come and that was not taken: alerts, and the miss itself. Nothing is skipped when
 * the clock has jumped, so what a case goes through does not depend on when it was looked at.
 */
export const advanceDeadlines = (
  caseId: string,
  clocks: Clocks,
  now: string,
  today: LocalDate,
  recipientsOf: (deadline: Deadline, stage: Stage) => Recipients,
): DeadlineEvent[] =>
  Object.values(clocks.deadlines)
    .filter(({ status }) => status === 'running')
    .flatMap((deadline) =>
      dueRungs(deadline, now).map((rung) => take(caseId, deadline, rung, today, recipientsOf(deadline, rung.stage))),
    );

/** The instant (ISO, UTC) at which the case next has something to do by itself. */
export const nextWake = (clocks: Clocks): string | undefined => {
  const rungs = Object.values(clocks.deadlines)
    .filter(({ status }) => status === 'running')
    .flatMap(({ ladder, taken }) => ladder.filter(({ rung }) => !taken.includes(rung)));
  const instants = [...rungs, ...Object.values(clocks.milestones)].map(({ on, at }) => shanghaiInstant(on, at));
  return instants.sort()[0];
};

/** Milestones whose moment has come. */
export const reachedMilestones = (clocks: Clocks, now: string): readonly string[] =>
  Object.entries(clocks.milestones)
    .filter(([, { on, at }]) => shanghaiInstant(on, at) <= now)
    .map(([milestone]) => milestone);

const dueRungs = ({ ladder, taken }: Deadline, now: string) =>
  ladder.filter(({ rung, on, at }) => !taken.includes(rung) && shanghaiInstant(on, at) <= now);

const take = (
  caseId: string,
  { deadlineId, ruleKey, dueOn }: Deadline,
  { rung, stage, on }: Rung,
  today: LocalDate,
  { to, copyTo }: Recipients,
): DeadlineEvent => {
  if (stage === 'missed') return { type: 'DeadlineMissed.v1', data: { deadlineId, dueOn, missedOn: today } };
  return alertRaised(caseId, {
    deadlineId,
    ruleKey,
    rung,
    stage,
    dueOn,
    scheduledOn: on,
    raisedOn: today,
    to,
    copyTo,
  });
};

type Alert = Extract<DeadlineEvent, { type: 'AlertRaised.v1' }>;

/** The alert on a rung of a deadline, or of what stands in its place where a case has none. */
export const alertRaised = (caseId: string, words: Omit<Alert['data'], 'alertId' | 'caseId'>): Alert => ({
  type: 'AlertRaised.v1',
  data: { alertId: alertIdOf(caseId, words.deadlineId, words.rung), caseId, ...words },
});

/** Somebody whom an alert reached has seen it: once, while it is open. */
export const acknowledgeAlert = (
  { alerts }: Clocks,
  alertId: string,
  today: LocalDate,
): readonly DeadlineEvent[] | Rejection<'unknown-alert'> => {
  const alert = alerts[alertId];
  if (!alert) return { rejected: 'unknown-alert' };
  return alert.status === 'open' ? [{ type: 'AlertAcknowledged.v1', data: { alertId, acknowledgedOn: today } }] : [];
};

/** One alert per case, deadline and rung. */
export const alertIdOf = (caseId: string, deadlineId: string, rung: string): string =>
  `${caseId}~${deadlineId}~${rung}`;
