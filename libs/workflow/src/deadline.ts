import type { LocalDate } from '#kernel';
import { addWorkingDays, computeDeadline, remainingTime, workingDaysBetween, type WorkCalendar } from '#calendar';
import type { DeadlineEvent } from './deadline.events.js';
import type { Rung } from './ladder.js';
import type { Clocks, Deadline } from './deadline.state.js';
import { rungsOf, type Ladder } from './ladder.js';

/** A time limit as the rulebook holds it on a day: `version` names key and effective date of the parameter. */
export type DeadlineRule = Readonly<{
  key: string;
  version: string;
  amount: number;
  unit: 'workingDay' | 'calendarDay' | 'month' | 'year';
}>;

/** `ladderOf` names the ladder of a rule that has one of its own; the others climb `ladder`. */
export type ClockEnv = Readonly<{
  today: LocalDate;
  calendar: WorkCalendar;
  ladder: Ladder;
  ladderOf?: (ruleKey: string) => Ladder | undefined;
}>;

const ladderFor = ({ ladder, ladderOf }: ClockEnv, ruleKey: string): Ladder => ladderOf?.(ruleKey) ?? ladder;

/** Starts the clock of a period that runs forward from `anchor` (which is not counted). */
export const startDeadline = (
  deadlineId: string,
  rule: DeadlineRule,
  anchor: LocalDate,
  env: ClockEnv,
): DeadlineEvent => {
  const { today, calendar } = env;
  const { amount, unit, key: ruleKey, version: ruleVersion } = rule;
  const { dueOn, provisional, calendarVersion } = computeDeadline(
    { anchor, amount, unit, direction: 'after' },
    calendar,
  );
  const rungs = rungsOf(ladderFor(env, ruleKey), dueOn, anchor, calendar);
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
 * Lets a stopped clock run on with the time that it had left at the end of the day of the pause, counted from the day
 * after resumption. A clock stopped on its last day has that day of resumption left; one stopped after its due date
 * keeps that date, and its remaining rungs stay as far ahead as they were. Basis: handbook 2.1 (DEFAULT).
 */
export const resumeDeadline = (clocks: Clocks, deadlineId: string, env: ClockEnv): DeadlineEvent[] => {
  const deadline = clocks.deadlines[deadlineId];
  if (deadline?.status !== 'paused' || deadline.pausedOn === undefined) return [];
  const { calendar, today: resumedOn } = env;
  const { anchor, amount, unit, dueOn, provisional, pausedOn } = deadline;
  if (pausedOn > dueOn) {
    const ladder = deadline.ladder.map((rung) => postponed(rung, pausedOn, resumedOn, calendar));
    const due = { dueOn, provisional, calendarVersion: calendar.version, ladder };
    return [{ type: 'DeadlineResumed.v1', data: { deadlineId, resumedOn, anchor, amount, unit, ...due } }];
  }
  const rest = { anchor: resumedOn > anchor ? resumedOn : anchor, ...remainingTime(deadline, pausedOn, calendar) };
  return [{ type: 'DeadlineResumed.v1', data: { deadlineId, resumedOn, ...rest, ...dueOf(deadline, rest, env) } }];
};

/** Records at once that the day of a running deadline has passed: quiet where it has not, or where that is on record. */
export const missDeadline = (clocks: Clocks, deadlineId: string, today: LocalDate): DeadlineEvent[] => {
  const deadline = clocks.deadlines[deadlineId];
  if (deadline?.status !== 'running' || deadline.missed || today <= deadline.dueOn) return [];
  return [{ type: 'DeadlineMissed.v1', data: { deadlineId, dueOn: deadline.dueOn, missedOn: today } }];
};

/** Settles a deadline, in time or late, and closes the alerts that it had raised. Quiet where it is settled. */
export const meetDeadline = (clocks: Clocks, deadlineId: string, metOn: LocalDate): DeadlineEvent[] => {
  const deadline = clocks.deadlines[deadlineId];
  if (!deadline || isSettled(deadline)) return [];
  const { dueOn, status, pausedOn = metOn } = deadline;
  const late = (status === 'paused' ? pausedOn : metOn) > dueOn;
  return [
    { type: 'DeadlineMet.v1', data: { deadlineId, metOn, dueOn, late } },
    ...closeAlerts(clocks, deadline, metOn),
  ];
};

export const cancelDeadline = (clocks: Clocks, deadlineId: string, on: LocalDate, reason: string): DeadlineEvent[] => {
  const deadline = clocks.deadlines[deadlineId];
  if (!deadline || isSettled(deadline)) return [];
  return [{ type: 'DeadlineCancelled.v1', data: { deadlineId, reason } }, ...closeAlerts(clocks, deadline, on)];
};

export const cancelDeadlines = (clocks: Clocks, on: LocalDate, reason: string): DeadlineEvent[] =>
  Object.keys(clocks.deadlines).flatMap((name) => cancelDeadline(clocks, name, on, reason));

/** Cancels every deadline that is not settled, and clears every milestone. */
export const dropClocks = (clocks: Clocks, on: LocalDate, reason: string): DeadlineEvent[] => [
  ...cancelDeadlines(clocks, on, reason),
  ...Object.keys(clocks.milestones).map((milestone) => ({ type: 'MilestoneCleared.v1', data: { milestone } }) as const),
];

/** Computes the running deadlines, and what lies ahead on their ladders, again on today's calendar. Quiet where all stays. */
export const recomputeDeadlines = (clocks: Clocks, env: ClockEnv): DeadlineEvent[] =>
  Object.values(clocks.deadlines)
    .filter(({ status }) => status === 'running')
    .flatMap((deadline) => recompute(deadline, deadline.anchor, 'calendar-published', env));

/** The day from which a deadline counts was moved. */
export const moveAnchor = (clocks: Clocks, deadlineId: string, anchor: LocalDate, env: ClockEnv): DeadlineEvent[] => {
  const deadline = clocks.deadlines[deadlineId];
  return deadline && !isSettled(deadline) ? recompute(deadline, anchor, 'anchor-changed', env) : [];
};

/**
 * The time that is in force takes the place of the one by which a running deadline was counted. A longer one begins its
 * ladder anew: what was told of the earlier day is closed. Quiet where the time is the same. Basis: handbook 2.1 (a rule
 * change emits DeadlineRecomputed).
 */
export const followRule = (clocks: Clocks, deadlineId: string, rule: DeadlineRule, env: ClockEnv): DeadlineEvent[] => {
  const deadline = clocks.deadlines[deadlineId];
  if (deadline?.status !== 'running') return [];
  const { anchor, dueOn: oldDueOn, taken } = deadline;
  const { version, amount, unit } = rule;
  if (deadline.amount === amount && deadline.unit === unit) return [];
  const due = dueOf(deadline, { anchor, amount, unit }, env);
  const isLater = due.dueOn > oldDueOn;
  const ladder = isLater && taken.length > 0 ? due.ladder.map((rung) => anew(rung, env.today)) : due.ladder;
  const data = { deadlineId, anchor, oldDueOn, ...due, ladder } as const;
  return [
    { type: 'DeadlineRecomputed.v2', data: { ...data, reason: 'rule-changed', rule: { version, amount, unit } } },
    ...(isLater ? closeAlerts(clocks, deadline, env.today) : []),
  ];
};

/** A rung that may have been climbed before is another one: there is one alert for each. */
const anew = (rung: Rung, since: string): Rung =>
  rung.stage === 'missed' ? rung : { ...rung, rung: `${rung.rung.split('@')[0]}@${since}` };

/** A ladder that was begun anew keeps its names, however often it is counted again. */
const namedAs = (kept: readonly Rung[], ladder: readonly Rung[]): readonly Rung[] => {
  const since = kept.map(({ rung }) => rung.split('@')[1]).find((name) => name !== undefined);
  return since === undefined ? ladder : ladder.map((rung) => anew(rung, since));
};

/** Closes an alert; quiet where it was never raised or is closed. */
export const closeAlert = (clocks: Clocks, alertId: string, closedOn: LocalDate): DeadlineEvent[] => {
  const alert = clocks.alerts[alertId];
  return alert && alert.status !== 'closed' ? [{ type: 'AlertClosed.v1', data: { alertId, closedOn } }] : [];
};

export const isSettled = ({ status }: Pick<Deadline, 'status'>): boolean => status === 'met' || status === 'cancelled';

type Counted = Pick<Deadline, 'anchor' | 'amount' | 'unit'>;

const dueOf = ({ ladder: kept, ruleKey }: Deadline, { anchor, amount, unit }: Counted, env: ClockEnv) => {
  const { calendar } = env;
  const working = computeDeadline({ anchor, amount, unit, direction: 'after' }, calendar);
  const { dueOn, provisional, calendarVersion } = working;
  return {
    dueOn,
    provisional,
    calendarVersion,
    ladder: namedAs(kept, rungsOf(ladderFor(env, ruleKey), dueOn, anchor, calendar, kept)),
  };
};

/** A rung that lay ahead when the clock stopped lies as many working days ahead when it runs again. */
const postponed = (rung: Rung, pausedOn: LocalDate, resumedOn: LocalDate, calendar: WorkCalendar): Rung =>
  rung.on > pausedOn
    ? { ...rung, on: addWorkingDays(resumedOn, workingDaysBetween(pausedOn, rung.on, calendar), calendar) }
    : rung;

const recompute = (
  deadline: Deadline,
  anchor: LocalDate,
  reason: 'calendar-published' | 'anchor-changed',
  env: ClockEnv,
): DeadlineEvent[] => {
  const { deadlineId, amount, unit, dueOn: oldDueOn } = deadline;
  const now = dueOf(deadline, { anchor, amount, unit }, env);
  const sameDay = now.dueOn === oldDueOn && now.provisional === deadline.provisional && anchor === deadline.anchor;
  if (sameDay && (oldDueOn < env.today || ahead(deadline, now.ladder) === ahead(deadline, deadline.ladder))) return [];
  return [{ type: 'DeadlineRecomputed.v2', data: { deadlineId, anchor, oldDueOn, reason, rule: null, ...now } }];
};

const ahead = ({ taken }: Deadline, ladder: readonly Rung[]): string =>
  ladder
    .filter(({ rung }) => !taken.includes(rung))
    .map(({ rung, on }) => `${rung} ${on}`)
    .join();

const closeAlerts = (clocks: Clocks, { openAlerts }: Deadline, closedOn: LocalDate): DeadlineEvent[] =>
  openAlerts.flatMap((alertId) => closeAlert(clocks, alertId, closedOn));
