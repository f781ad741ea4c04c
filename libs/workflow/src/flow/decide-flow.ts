import { isRejection, type Decision, type Grantee } from '#kernel';
import type { FlowCommand, FlowEnv, FlowRejection } from './flow.commands.js';
import type { FlowEvent } from './flow.events.js';
import { evolveFlow } from './evolve-flow.js';
import { openTasks, taskOf, type Flow } from './flow.state.js';
import { moveOf, openMoves, type Move } from './moves.js';
import { happened, proceed, successorOf, type Course, type Happening } from './proceed.js';
import { DECISION, followersOf, type Procedure } from './procedure.js';
import {
  cancelClocks,
  MATERIAL_CAP,
  meetCorrectionClock,
  meetDecisionClock,
  resumeClocks,
  settleClock,
} from './stage-clocks.js';
import { closeUrgings, urgingAlerts } from './urging.js';
import { addSignatory, byOf, giveOpinion, requestMaterial, returnCase, takeBack, unfit } from './task-acts.js';

type FlowDecision = Decision<Happening, FlowRejection>;

type Acting = Exclude<FlowCommand, { type: 'SubmitCase' }>;

const NEEDS_REASON = ['ReturnCase', 'WithdrawCase', 'TakeBackOpinion', 'TransferTask', 'RemoveSignatory'] as const;

/**
 * What a command brings about under the procedure with which the case began. A command that is not among the open moves
 * is refused; who may give it is the matter of `flowRequirement`.
 */
export const decideFlow = (
  procedure: Procedure,
  command: FlowCommand,
  flow: Flow | undefined,
  env: FlowEnv,
): FlowDecision => {
  if (command.type === 'SubmitCase')
    return flow ? { rejected: 'case-submitted-already' } : submit(procedure, command, env);
  if (!flow) return { rejected: 'not-open-now' };
  const move = moveOf(openMoves(procedure, flow, env.offices), command.type, taskIdOf(command));
  if (!move) return { rejected: 'not-open-now' };
  const needsReason = (NEEDS_REASON as readonly string[]).includes(command.type);
  if (needsReason && 'reason' in command && command.reason.trim() === '') return { rejected: 'reason-missing' };
  const kept = keptApart(command, move);
  if (kept) return kept;
  const course = act(procedure, command, flow, env);
  return isRejection(course) ? course : proceedIfRunning(procedure, course, env).events;
};

/**
 * A task is not given to persons who could do nothing with it: who drafted, who acted at an earlier stage, who has signed in
 * this one. Basis: handbook 1.2, separation rules.
 */
const keptApart = (command: Acting, { apart }: Move): FlowRejection | undefined => {
  const named = 'signatory' in command ? command.signatory : 'taskId' in command && 'to' in command ? command.to : null;
  if (named === null || typeof named === 'string' || named.anyOf.length === 0) return undefined;
  const isKept = (one: Grantee) => 'person' in one && apart.some(({ persons }) => persons.includes(one.person));
  return named.anyOf.every(isKept) ? { rejected: 'addressee-kept-apart' } : undefined;
};

/** The task, or for a copy the copy, that a command is about. */
export const taskIdOf = (command: Acting): string | null => {
  if ('taskId' in command) return command.taskId;
  return command.type === 'ReadCopy' ? command.copyId : null;
};

const proceedIfRunning = (procedure: Procedure, course: Course, env: FlowEnv): Course =>
  course.flow.status === 'running' ? proceed(procedure, course, env) : course;

const submit = (
  procedure: Procedure,
  { caseId, subjectId, orgPath }: Extract<FlowCommand, { type: 'SubmitCase' }>,
  env: FlowEnv,
): FlowDecision => {
  const { personId, onBehalfOf, today: on, digest } = env;
  const { key, version } = procedure;
  const submitted: FlowEvent = {
    type: 'CaseSubmitted.v1',
    data: { caseId, subjectId, personId, onBehalfOf, on, procedure: key, version, orgPath, digest },
  };
  const flow = evolveFlow(undefined, submitted)!;
  return proceed(procedure, { flow, events: [submitted] }, env).events;
};

const act = (procedure: Procedure, command: Acting, flow: Flow, env: FlowEnv): Course | FlowRejection => {
  const { personId, digest } = env;
  const by = byOf(flow, env);
  const course: Course = { flow, events: [] };
  const task = 'taskId' in command ? taskOf(flow, command.taskId)! : undefined;
  switch (command.type) {
    case 'AcceptCase':
      return happened(course, { type: 'CaseAccepted.v1', data: { ...by, taskId: command.taskId } });
    case 'GiveOpinion':
      return giveOpinion(procedure, command, task!, course, env);
    case 'TakeBackOpinion':
      return takeBack(procedure, command, task!, course, env);
    case 'ReturnCase':
      return returnCase(procedure, command, task!, course, env);
    case 'ResubmitCase': {
      const withdrawn = procedure.resubmit === 'first-stage' ? procedure.stages.map(({ key }) => key) : [];
      const clocks = procedure.resubmit === 'first-stage' ? [] : resumeClocks(flow, env);
      const { note } = command;
      return happened(
        course,
        ...meetCorrectionClock(flow, env),
        { type: 'CaseResubmitted.v1', data: { ...by, digest, withdrawn, note } },
        ...clocks,
      );
    }
    case 'WithdrawCase':
      return happened(
        course,
        { type: 'CaseWithdrawn.v1', data: { ...by, reason: command.reason } },
        ...cancelClocks(flow, 'withdrawn', env),
      );
    case 'TransferTask': {
      const { to, reason, taskId } = command;
      const refusal = unfit(flow, task!, to);
      if (refusal) return refusal;
      const successor = successorOf(flow, task!, to);
      return happened(course, { type: 'TaskTransferred.v1', data: { ...by, taskId, task: successor, reason } });
    }
    case 'DelegateTask': {
      const { to, request, taskId } = command;
      if (to.anyOf.length === 0 || !to.manned) return { rejected: 'nobody-in-the-office' };
      return happened(course, { type: 'TaskDelegated.v1', data: { ...by, taskId, to, request } });
    }
    case 'ReportToDelegator': {
      const { taskId, opinion } = command;
      return happened(course, { type: 'DelegateReported.v1', data: { ...by, taskId, opinion } });
    }
    case 'AddSignatory':
      return addSignatory(command, task!, course, env);
    case 'RemoveSignatory': {
      const { taskId, reason } = command;
      const removed = happened(course, { type: 'SignatoryRemoved.v1', data: { ...by, taskId, reason } });
      return happened(removed, ...settleClock(removed.flow, task!, env));
    }
    case 'CopyCase':
      return happened(course, { type: 'CaseCopied.v1', data: { ...by, copyId: command.copyId, to: command.to } });
    case 'ReadCopy': {
      const { copyId } = command;
      if (flow.copies[copyId]?.readBy.includes(personId)) return course;
      return happened(course, { type: 'CopyRead.v1', data: { ...by, copyId } });
    }
    case 'UrgeCase': {
      const tasks = openTasks(flow).map(({ taskId }) => taskId);
      return happened(
        course,
        { type: 'CaseUrged.v1', data: { ...by, tasks, note: command.note } },
        ...urgingAlerts(flow, env),
      );
    }
    case 'RequestMaterial':
      return requestMaterial(procedure, command, course, env);
    case 'ProvideMaterial':
      return happened(
        course,
        { type: 'MaterialProvided.v1', data: { ...by, digest, note: command.note } },
        { type: 'MilestoneCleared.v1', data: { milestone: MATERIAL_CAP } },
        ...resumeClocks(flow, env),
      );
    case 'MakeComment':
      return happened(course, { type: 'CommentMade.v1', data: { ...by, comment: command.comment } });
    case 'AttachDocument': {
      const { sha256, kind, documentNo = null, documentOn = null } = command;
      const file = env.fileOf(sha256);
      if (!file) return { rejected: 'document-unknown' };
      if (documentOn !== null && documentOn > env.today) return { rejected: 'document-dated-ahead' };
      const attached = { ...by, ...file, sha256, kind, documentNo, documentOn, digest };
      return happened(course, { type: 'DocumentAttached.v3', data: attached });
    }
    case 'DecideCase': {
      const { office, outcome, reasons } = command;
      if (!procedure.decision.outcomes[outcome]) return { rejected: 'unknown-result' };
      if (procedure.decision.outcomes[outcome].adverse && reasons.trim() === '') return { rejected: 'reason-missing' };
      return happened(
        course,
        { type: 'CaseDecided.v1', data: { ...by, office, outcome, reasons, digest } },
        ...meetDecisionClock(flow, env),
        ...closeUrgings(flow, env.today, DECISION),
      );
    }
    case 'CloseCase':
      return happened(course, { type: 'CaseClosed.v1', data: by });
    case 'CorrectCase': {
      const { eventId, correction } = command;
      const entry = env.entryOf(eventId);
      if (!entry) return { rejected: 'entry-of-another-case' };
      if (!entry.made) return { rejected: 'entry-made-by-itself' };
      return happened(course, { type: 'CaseCorrected.v1', data: { ...by, eventId, correction } });
    }
    case 'ReopenCase': {
      const { ground } = command;
      const { to } = procedure.reopen!;
      const withdrawn = [to, ...followersOf(procedure, to)];
      return happened(course, { type: 'CaseReopened.v1', data: { ...by, to, withdrawn, ground, digest } });
    }
    default:
      return command satisfies never;
  }
};
