import { computeDeadline } from '#calendar';
import { addDays } from '#kernel';
import type { FlowCommand, FlowEnv, FlowRejection } from './flow.commands.js';
import type { NewTask, Office } from './flow.events.js';
import { isSettled, type Flow, type Task } from './flow.state.js';
import { happened, nextIdAfter, type Course } from './proceed.js';
import { DRAFT, followersOf, stageOf, type Procedure } from './procedure.js';
import {
  AWAITING_MATERIAL,
  cancelStageClocks,
  MATERIAL_CAP,
  restartClock,
  RETURNED,
  settleClock,
  startCorrectionClock,
  stopClocks,
  stopStageClocks,
} from './stage-clocks.js';
import { closeUrgings } from './urging.js';

type Command<T extends FlowCommand['type']> = Extract<FlowCommand, { type: T }>;
type Outcome = Course | FlowRejection;

export const byOf = ({ caseId, subjectId }: Flow, { personId, onBehalfOf, today: on }: FlowEnv) => ({
  caseId,
  subjectId,
  personId,
  onBehalfOf,
  on,
});

/** An adverse opinion names its ground and the number of the paper that it rests on. Basis: handbook W1a, Reply. */
export const giveOpinion = (
  procedure: Procedure,
  { taskId, result, ground, basisNo, opinion, seal }: Command<'GiveOpinion'>,
  task: Task,
  course: Course,
  env: FlowEnv,
): Outcome => {
  const stage = stageOf(procedure, task.stage);
  const said = stage?.results[result];
  if (!said) return { rejected: 'unknown-result' };
  if (said.adverse && (!ground?.trim() || !basisNo?.trim())) return { rejected: 'ground-missing' };
  if (seal && !stage?.sealed) return { rejected: 'seal-not-asked' };
  const { office } = task.office;
  const data = {
    ...byOf(course.flow, env),
    taskId,
    office,
    result,
    ground,
    basisNo,
    opinion,
    seal: seal ?? null,
    digest: env.digest,
  };
  const signed = happened(course, { type: 'OpinionGiven.v2', data });
  return happened(signed, ...settleClock(signed.flow, task, env));
};

/** The office's task is open again; stages that had begun on the strength of the opinion have not begun. */
export const takeBack = (
  procedure: Procedure,
  { taskId, reason }: Command<'TakeBackOpinion'>,
  task: Task,
  course: Course,
  env: FlowEnv,
): Outcome => {
  const { flow } = course;
  const withdrawn = followersOf(procedure, task.stage).filter((stage) => stage in flow.stages);
  const stage = stageOf(procedure, task.stage)!;
  return happened(
    course,
    { type: 'OpinionRetracted.v1', data: { ...byOf(flow, env), taskId, withdrawn, reason } },
    ...restartClock(flow, stage, task.clock, env),
    ...cancelStageClocks(flow, withdrawn, 'opinion-taken-back', env),
    ...withdrawn.flatMap((begun) => closeUrgings(flow, env.today, begun)),
  );
};

/** To the draft the whole case stands still; to an earlier stage, what came after it is gone through again. */
export const returnCase = (
  procedure: Procedure,
  { taskId, to, reason }: Command<'ReturnCase'>,
  task: Task,
  course: Course,
  env: FlowEnv,
): Outcome => {
  const { flow } = course;
  if (!stageOf(procedure, task.stage)!.returnsTo.includes(to)) return { rejected: 'cannot-return-there' };
  const withdrawn = to === DRAFT ? [] : [to, ...followersOf(procedure, to)].filter((stage) => stage in flow.stages);
  const stopped = to === DRAFT ? stopClocks(flow, RETURNED, env) : stopStageClocks(flow, withdrawn, RETURNED, env);
  const data = { ...byOf(flow, env), taskId, from: task.stage, to, withdrawn, reason, digest: env.digest };
  const correcting = to === DRAFT ? startCorrectionClock(flow, procedure.correction, env) : [];
  return happened(course, ...stopped, { type: 'CaseReturned.v2', data }, ...correcting);
};

/** Before: the holder waits for them. After: whoever waited for the holder waits for them too. Beside: both at once. */
export const addSignatory = (
  { taskId, place, signatory, reason }: Command<'AddSignatory'>,
  task: Task,
  course: Course,
  env: FlowEnv,
): Outcome => {
  const { flow } = course;
  const refusal = unfit(flow, task, signatory);
  if (refusal) return refusal;
  const waitsFor = place === 'after' ? [taskId] : task.waitsFor;
  const waiting = flow.tasks.filter((other) => other.waitsFor.includes(taskId)).map((other) => other.taskId);
  const heldUp = place === 'before' ? [taskId] : waiting;
  const added: NewTask = { taskId: nextIdAfter(flow, taskId), office: signatory, waitsFor, clock: task.clock };
  const data = { ...byOf(flow, env), taskId, place, task: added, heldUp, reason };
  return happened(course, { type: 'SignatoryAdded.v1', data });
};

/** The clock stands until the material is there, at most as long as the rule says. Basis: handbook 2.1 (DEFAULT). */
export const requestMaterial = (
  { materialCap }: Procedure,
  { taskId, what }: Command<'RequestMaterial'>,
  course: Course,
  env: FlowEnv,
): Outcome => {
  const { flow } = course;
  const { amount, unit } = env.rule(materialCap!);
  const { dueOn: until } = computeDeadline({ anchor: env.today, amount, unit, direction: 'after' }, env.calendar);
  return happened(
    course,
    { type: 'MaterialRequested.v1', data: { ...byOf(flow, env), taskId, what, until } },
    { type: 'MilestoneSet.v1', data: { milestone: MATERIAL_CAP, on: addDays(until, 1), at: '00:00' } },
    ...stopClocks(flow, AWAITING_MATERIAL, env),
  );
};

/** A task goes to an office that somebody holds, and that has none in this stage already. */
export const unfit = ({ tasks }: Flow, { stage }: Task, to: Office): FlowRejection | undefined => {
  if (to.anyOf.length === 0 || !to.manned) return { rejected: 'nobody-in-the-office' };
  const taken = tasks.some((other) => other.stage === stage && !isSettled(other) && other.office.office === to.office);
  return taken ? { rejected: 'office-has-a-task' } : undefined;
};
