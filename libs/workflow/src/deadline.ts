import { daysBetween, shanghaiInstant, type LocalDate } from '#kernel';
import { computeDeadline, workingDaysBetween, type WorkCalendar } from '#calendar';
import type { DeadlineEvent, Rung } from './deadline.events.js';
import type { Clocks, Deadline } from './deadline.state.js';
import { rungsOf, type Ladder, type Recipients, type Stage } from './ladder.js';

/** A time limit as the rulebook holds it on a day: `version` names key and effective date of the parameter. */
export type DeadlineRule = Readonly<{
  key: string;
  version: string;
  amount: number;
  unit: 'workingDay' | 'calendarDay' | 'month' | 'year';
}>;

export type ClockEnv = Readonly<{ today: LocalDate; calendar: WorkCalendar; ladder: Ladder }>;

/** Starts the clock of a period that runs forward from `anchor` (which is not counted). */
export const startDeadline = (
  deadlineId: string,
  rule: DeadlineRule,
  anchor: LocalDate,
  { today, calendar, ladder }: ClockEnv,
): DeadlineEvent => {
  const { amount, unit, key: ruleKey, version: ruleVersion } = rule;
  const { dueOn, provisional, calendarVersion } = computeDeadline(
    { anchor, amount, unit, direction: 'after' },
    calendar,
  );
  const rungs = rungsOf(ladder, dueOn, anchor < today ? anchor : today, calendar);
  return {
    type: 'DeadlineStarted.v1',
    data: {
      deadlineId,
      ruleKey,
      ruleVersion,
      amount,
      unit,
      anchor,
      startedOn: today,
      dueOn,
      provisional,
      calendarVersion,
      ladder: rungs,
    },
  };
};

/** Stops the clock, with its reason. Quiet where it does not run. */
export const pauseDeadline = (
  clocks: Clocks,
  deadlineId: string,
  pausedOn: LocalDate,
  reason: string,
): DeadlineEvent[] =>
  clocks.deadlines[deadlineId]?.status === 'running'
    ? [{ type: 'DeadlinePaused.v1', data: { deadlineId, pausedOn, reason } }]
    : [];

/**
 * Lets a stopped clock run on with the time that it had left: what lay between the day of the pause and the due date is
 * counted again from the day of resumption (which is not counted). A clock stopped after its due date has nothing left
 * and keeps that date. Basis: handbook 2.1 (DEFAULT).
 */
export const resumeDeadline = (clocks: Clocks, deadlineId: string, env: ClockEnv): DeadlineEvent[] => {
  const deadline = clocks.deadlines[deadlineId];
  if (deadline?.status !== 'paused' || deadline.pausedOn === undefined) return [];
  const rest = remainderOf(deadline, deadline.pausedOn, env);
  const { calendar, today, ladder } = env;
  const { dueOn, provisional, calendarVersion } = computeDeadline({ ...rest, direction: 'after' }, calendar);
  const due = { dueOn, provisional, calendarVersion, ladder: rungsOf(ladder, dueOn, deadline.startedOn, calendar) };
  return [{ type: 'DeadlineResumed.v1', data: { deadlineId, resumedOn: today, ...rest, ...due } }];
};

/** Settles a deadline, in time or late, and closes the alerts that it had raised. Quiet where it is settled. */
export const meetDeadline = (clocks: Clocks, deadlineId: string, metOn: LocalDate): DeadlineEvent[] => {
  const deadline = clocks.deadlines[deadlineId];
  if (!deadline || isSettled(deadline)) return [];
  const { dueOn } = deadline;
  return [
    {
      type: 'DeadlineMet.v1',
      data: { deadlineId, metOn, dueOn, late: metOn > dueOn && deadline.status === 'running' },
    },
    ...closeAlerts(clocks, deadline, metOn),
  ];
};

export const cancelDeadline = (clocks: Clocks, deadlineId: string, on: LocalDate, reason: string): DeadlineEvent[] => {
  const deadline = clocks.deadlines[deadlineId];
  if (!deadline || isSettled(deadline)) return [];
  return [{ type: 'DeadlineCancelled.v1', data: { deadlineId, reason } }, ...closeAlerts(clocks, deadline, on)];
};

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

/** Computes the running and provisional deadlines again on today's calendar; an unchanged one stays quiet. */
export const recomputeDeadlines = (clocks: Clocks, env: ClockEnv): DeadlineEvent[] =>
  Object.values(clocks.deadlines)
    .filter(({ status }) => status === 'running')
    .flatMap((deadline) => recompute(deadline, deadline.anchor, 'calendar-published', env));

/** The day from which a deadline counts was moved. */
export const moveAnchor = (clocks: Clocks, deadlineId: string, anchor: LocalDate, env: ClockEnv): DeadlineEvent[] => {
  const deadline = clocks.deadlines[deadlineId];
  return deadline && !isSettled(deadline) ? recompute(deadline, anchor, 'anchor-changed', env) : [];
};

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

export const isSettled = ({ status }: Pick<Deadline, 'status'>): boolean => status === 'met' || status === 'cancelled';

const remainderOf = ({ anchor, amount, unit, dueOn }: Deadline, pausedOn: LocalDate, { today, calendar }: ClockEnv) => {
  if (pausedOn >= dueOn) return { anchor, amount, unit };
  if (unit === 'workingDay') return { anchor: today, amount: workingDaysBetween(pausedOn, dueOn, calendar), unit };
  return { anchor: today, amount: daysBetween(pausedOn, dueOn), unit: 'calendarDay' } as const;
};

const recompute = (
  deadline: Deadline,
  anchor: LocalDate,
  reason: 'calendar-published' | 'anchor-changed',
  env: ClockEnv,
): DeadlineEvent[] => {
  const { deadlineId, amount, unit, dueOn: oldDueOn } = deadline;
  const working = computeDeadline({ anchor, amount, unit, direction: 'after' }, env.calendar);
  const { dueOn, provisional, calendarVersion } = working;
  const unchanged = dueOn === oldDueOn && provisional === deadline.provisional && anchor === deadline.anchor;
  if (unchanged) return [];
  const ladder = rungsOf(env.ladder, dueOn, deadline.startedOn, env.calendar);
  return [
    {
      type: 'DeadlineRecomputed.v1',
      data: { deadlineId, anchor, oldDueOn, reason, dueOn, provisional, calendarVersion, ladder },
    },
  ];
};

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
  return {
    type: 'AlertRaised.v1',
    data: {
      alertId: alertIdOf(caseId, deadlineId, rung),
      caseId,
      deadlineId,
      ruleKey,
      rung,
      stage,
      dueOn,
      scheduledOn: on,
      raisedOn: today,
      to,
      copyTo,
    },
  };
};

/** One alert per case, deadline and rung. */
export const alertIdOf = (caseId: string, deadlineId: string, rung: string): string =>
  `${caseId}~${deadlineId}~${rung}`;

const closeAlerts = (clocks: Clocks, { openAlerts }: Deadline, closedOn: LocalDate): DeadlineEvent[] =>
  openAlerts
    .filter((alertId) => clocks.alerts[alertId]?.status !== 'closed')
    .map((alertId) => ({ type: 'AlertClosed.v1', data: { alertId, closedOn } }));
