import {
  cancelDeadline,
  cancelDeadlines,
  isSettled as isClockSettled,
  meetDeadline,
  pauseDeadline,
  resumeDeadline,
  startDeadline,
} from '../deadline.js';
import type { DeadlineEvent } from '../deadline.events.js';
import type { FlowEnv } from './flow.commands.js';
import { DECISION, type ProcedureStage } from './procedure.js';
import { isSettled, type Flow, type Task } from './flow.state.js';
import { closeUrgings } from './urging.js';

export const RETURNED = 'returned-for-correction';
export const AWAITING_MATERIAL = 'material-requested';
export const MATERIAL_CAP = 'material-cap';
const CORRECTION = 'correction';

/** A stopped clock of the stage runs on; where it is settled, a new one is named after the round, and counted within it. */
export const clockOf = (
  { clocks: { deadlines }, round }: Pick<Flow, 'clocks' | 'round'>,
  { key, deadline }: Pick<ProcedureStage, 'key' | 'deadline'>,
  office: string,
): string | null => {
  if (!deadline) return null;
  const first = deadline.each === 'office' ? `${key}~${office}` : key;
  const isUsedUp = (name: string) => name in deadlines && isClockSettled(deadlines[name]!);
  const ofRound = `${first}~${round}`;
  let name = isUsedUp(first) ? ofRound : first;
  for (let count = 2; isUsedUp(name); count++) name = `${ofRound}~${count}`;
  return name;
};

/** Starts or resumes the clocks of the tasks with which a stage begins. */
export const runClocks = (
  flow: Flow,
  { deadline }: Pick<ProcedureStage, 'deadline'>,
  clocks: readonly (string | null)[],
  env: FlowEnv,
): readonly DeadlineEvent[] => {
  if (!deadline) return [];
  const names = [...new Set(clocks.filter((clock) => clock !== null))];
  return names.flatMap((name) =>
    flow.clocks.deadlines[name]?.status === 'paused'
      ? resumeDeadline(flow.clocks, name, env)
      : flow.clocks.deadlines[name]
        ? []
        : [startDeadline(name, env.rule(deadline.rule), env.today, env)],
  );
};

/** Settles a clock once no task runs on it any more. */
export const settleClock = (flow: Flow, task: Task, env: FlowEnv): readonly DeadlineEvent[] => {
  const { clock } = task;
  if (clock === null) return [];
  const runs = flow.tasks.some((other) => other.clock === clock && !isSettled(other));
  return runs ? [] : meetDeadline(flow.clocks, clock, env.today);
};

/** The clocks of a stage that is complete: met where somebody signed on them, else cancelled. */
export const settleStage = (flow: Flow, stage: string, env: FlowEnv): readonly DeadlineEvent[] => {
  const clocks = new Set(flow.tasks.filter((task) => task.stage === stage).map(({ clock }) => clock));
  return [...clocks].flatMap((clock) => {
    if (clock === null) return [];
    const signed = flow.tasks.some((task) => task.clock === clock && task.status === 'signed');
    return signed
      ? meetDeadline(flow.clocks, clock, env.today)
      : cancelDeadline(flow.clocks, clock, env.today, 'stage-complete');
  });
};

export const stopClocks = ({ clocks }: Flow, reason: string, env: FlowEnv): readonly DeadlineEvent[] =>
  Object.keys(clocks.deadlines).flatMap((name) => pauseDeadline(clocks, name, env.today, reason));

/** Clocks of stages that have to be gone through again stand until those begin. */
export const resumeClocks = ({ clocks, tasks }: Flow, env: FlowEnv): readonly DeadlineEvent[] => {
  const pending = new Set(tasks.filter((task) => !isSettled(task)).map(({ clock }) => clock));
  return Object.keys(clocks.deadlines)
    .filter((name) => pending.has(name))
    .flatMap((name) => resumeDeadline(clocks, name, env));
};

export const cancelClocks = (flow: Flow, reason: string, env: FlowEnv): readonly DeadlineEvent[] => [
  ...cancelDeadlines(flow.clocks, env.today, reason),
  ...closeUrgings(flow, env.today),
];

/** The clock of whoever decides: it starts when the last stage is complete. */
export const decisionClock = (flow: Flow, rule: string | null, env: FlowEnv): readonly DeadlineEvent[] => {
  const name = clockOf(flow, { key: DECISION, deadline: rule === null ? null : { rule, each: 'stage' } }, '');
  if (name === null || rule === null || flow.clocks.deadlines[name]) return [];
  return [startDeadline(name, env.rule(rule), env.today, env)];
};

export const meetDecisionClock = ({ clocks }: Flow, env: FlowEnv): readonly DeadlineEvent[] =>
  Object.keys(clocks.deadlines)
    .filter((name) => name === DECISION || name.startsWith(`${DECISION}~`))
    .flatMap((name) => meetDeadline(clocks, name, env.today));

/**
 * The time limit of a task that is open again counts from where it counted before, with the rungs that it had not taken.
 */
export const restartClock = (
  { clocks }: Flow,
  { deadline }: Pick<ProcedureStage, 'deadline'>,
  clock: string | null,
  env: FlowEnv,
): readonly DeadlineEvent[] => {
  const known = clock === null ? undefined : clocks.deadlines[clock];
  if (!deadline || !known || !isClockSettled(known)) return [];
  const started = startDeadline(known.deadlineId, env.rule(deadline.rule), known.anchor, env);
  if (started.type !== 'DeadlineStarted.v1') return [];
  const ladder = started.data.ladder.filter(({ rung }) => !known.taken.includes(rung));
  return [{ ...started, data: { ...started.data, ladder } }];
};

const clocksOf = ({ tasks }: Flow, stages: readonly string[]): readonly string[] => [
  ...new Set(tasks.flatMap(({ stage, clock }) => (stages.includes(stage) && clock !== null ? [clock] : []))),
];

export const stopStageClocks = (flow: Flow, stages: readonly string[], reason: string, env: FlowEnv) =>
  clocksOf(flow, stages).flatMap((name) => pauseDeadline(flow.clocks, name, env.today, reason));

export const cancelStageClocks = (flow: Flow, stages: readonly string[], reason: string, env: FlowEnv) =>
  clocksOf(flow, stages).flatMap((name) => cancelDeadline(flow.clocks, name, env.today, reason));

/** The clock of whoever corrects a returned case: one for each time it is returned. */
export const startCorrectionClock = (flow: Flow, rule: string | null, env: FlowEnv): readonly DeadlineEvent[] =>
  rule === null ? [] : [startDeadline(`${CORRECTION}~${flow.round}`, env.rule(rule), env.today, env)];

export const meetCorrectionClock = ({ clocks, round }: Flow, env: FlowEnv): readonly DeadlineEvent[] =>
  meetDeadline(clocks, `${CORRECTION}~${round}`, env.today);
