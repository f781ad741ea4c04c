import type { DeadlineEvent } from '../deadline.events.js';
import { alertIdOf, alertRaised } from '../advance.js';
import { closeAlert } from '../deadline.js';
import type { FlowEnv } from './flow.commands.js';
import type { FlowEvent, NewTask, Office } from './flow.events.js';
import { clockOf, decisionClock, runClocks, settleStage, cancelClocks } from './stage-clocks.js';
import { evolveFlow } from './evolve-flow.js';
import { countingTasks, isSettled, type Flow, type Task } from './flow.state.js';
import { isReadyToDecide } from './moves.js';
import { closeUrgings } from './urging.js';
import type { Procedure, ProcedureStage } from './procedure.js';

const UNMANNED = 'unmanned';

export type Happening = FlowEvent | DeadlineEvent;

/** A case and what happened to it so far in one decision. */
export type Course = Readonly<{ flow: Flow; events: readonly Happening[] }>;

export const happened = ({ flow, events }: Course, ...more: readonly Happening[]): Course => ({
  flow: more.reduce((state, event) => evolveFlow(state, event)!, flow),
  events: [...events, ...more],
});

/**
 * What follows by itself: stages that are complete end, stages whose predecessors are complete begin. A stage never ends
 * because time has passed: silence does not consent. Basis: R10, handbook 1.3.
 */
export const proceed = (procedure: Procedure, course: Course, env: FlowEnv): Course => {
  const done = procedure.stages.find(
    ({ key }) => course.flow.stages[key] === 'running' && isComplete(course.flow, procedure, key),
  );
  if (done) {
    const completed = complete(course, done, env);
    return completed.flow.status === 'ended' ? completed : proceed(procedure, completed, env);
  }
  const next = procedure.stages.find(
    ({ key, after }) =>
      !(key in course.flow.stages) && after.every((other) => course.flow.stages[other] === 'complete'),
  );
  if (next) return proceed(procedure, beginStage(course, next, env), env);
  if (!isReadyToDecide(procedure, course.flow)) return course;
  return happened(course, ...decisionClock(course.flow, procedure.decision.deadline, env));
};

/** Whether enough offices have signed. Whoever was added signs as well, whatever the rule of the stage. */
const isComplete = (flow: Flow, { stages }: Procedure, key: string): boolean => {
  const { countersign, results } = stages.find((stage) => stage.key === key)!;
  const tasks = countingTasks(flow, key);
  const signed = tasks.filter(({ status }) => status === 'signed');
  if (signed.length === 0) return false;
  if (tasks.every((task) => isSettled(task) || isOptional(task))) return true;
  if (tasks.some((task) => task.addedBy !== null && !isSettled(task))) return false;
  const byRoute = signed.filter((task) => task.addedBy === null);
  if (countersign === 'any') return byRoute.length > 0;
  if (typeof countersign === 'string') return false;
  const agreeing = byRoute.filter(({ signature }) => !results[signature!.result]?.adverse);
  return agreeing.length >= countersign.atLeast;
};

const isOptional = ({ office, addedBy }: Task): boolean => !office.mandatory && addedBy === null;

const complete = (course: Course, { key, onAdverse, results }: ProcedureStage, env: FlowEnv): Course => {
  const { caseId, subjectId } = course.flow;
  const adverse = countingTasks(course.flow, key).some(
    ({ status, signature }) => status === 'signed' && results[signature!.result]?.adverse,
  );
  const settled = [
    ...settleStage(course.flow, key, env),
    ...closeUnmanned(course.flow, key, env),
    ...closeUrgings(course.flow, env.today, key),
  ];
  const completed = happened(course, ...settled, {
    type: 'StageCompleted.v1',
    data: { caseId, subjectId, stage: key, on: env.today },
  });
  if (!adverse || onAdverse === 'continue') return completed;
  return happened(completed, ...cancelClocks(completed.flow, 'case-ended', env), {
    type: 'CaseEnded.v1',
    data: { caseId, subjectId, stage: key, on: env.today },
  });
};

/** One task for each office; one after the other where the stage says so. An office without anybody is told of at once. */
export const beginStage = (course: Course, stage: ProcedureStage, env: FlowEnv): Course => {
  const { flow } = course;
  const { caseId, subjectId, round } = flow;
  const offices = env.officesOf(stage.actors);
  const idOf = namesOf(flow, stage.key);
  const tasks = offices.map((office, index): NewTask => {
    const waitsFor = stage.countersign === 'in-order' && index > 0 ? [idOf(index - 1)] : [];
    return { taskId: idOf(index), office, waitsFor, clock: clockOf(flow, stage, office.office) };
  });
  const begun = happened(course, {
    type: 'StageBegun.v1',
    data: { caseId, subjectId, stage: stage.key, round, tasks, on: env.today },
  });
  const clocks = runClocks(
    begun.flow,
    stage,
    tasks.map(({ clock }) => clock),
    env,
  );
  return happened(begun, ...clocks, ...unmannedAlerts(flow, stage, offices, env));
};

/** `police.2.1`: stage, round, number. A stage that begins a second time in a round counts on. */
const namesOf = ({ tasks, round }: Flow, stage: string): ((index: number) => string) => {
  const begun = tasks.filter((task) => task.stage === stage && task.round === round && !task.taskId.includes('+'));
  return (index) => `${stage}.${round}.${begun.length + index + 1}`;
};

/** A stage with nobody to act, or an office that nobody holds, never parks a case silently. */
const unmannedAlerts = (
  { caseId, round, clocks }: Flow,
  { key }: ProcedureStage,
  offices: readonly Office[],
  { today, supervisors }: FlowEnv,
): readonly DeadlineEvent[] => {
  const missing =
    offices.length === 0 ? [key] : offices.filter(({ manned }) => !manned).map(({ office }) => `${key}~${office}`);
  return missing.flatMap((deadlineId) => {
    const rung = `${UNMANNED}${round}`;
    if (clocks.alerts[alertIdOf(caseId, deadlineId, rung)]) return [];
    const days = { dueOn: today, scheduledOn: today, raisedOn: today };
    return [
      alertRaised(caseId, { deadlineId, ruleKey: 'flow.unmanned', rung, stage: 'late', ...days, ...supervisors }),
    ];
  });
};

const closeUnmanned = ({ caseId, clocks }: Flow, stage: string, { today }: FlowEnv): readonly DeadlineEvent[] =>
  Object.keys(clocks.alerts)
    .filter((alertId) => alertId.includes(`~${UNMANNED}`) && isOfStage(alertId.slice(caseId.length + 1), stage))
    .flatMap((alertId) => closeAlert(clocks, alertId, today));

const isOfStage = (rest: string, stage: string): boolean => rest.startsWith(`${stage}~`);

/** The task that somebody else takes over, with those who waited for it. It binds as much as before. */
export const successorOf = (
  flow: Flow,
  { taskId, waitsFor, clock, office: before }: Task,
  office: Office,
): NewTask => ({
  taskId: nextIdAfter(flow, taskId),
  office: { ...office, mandatory: before.mandatory },
  waitsFor,
  clock,
});

/** A name that no task has: the task's own, and how many came from it. */
export const nextIdAfter = ({ tasks }: Flow, taskId: string): string =>
  `${taskId}+${tasks.filter((task) => task.taskId.startsWith(`${taskId}+`)).length + 1}`;
