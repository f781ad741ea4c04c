import { evolveClocks, noClocks, type Clocks } from '../deadline.state.js';
import { isDeadlineEvent, type DeadlineEvent } from '../deadline.events.js';
import type { FlowEvent, NewTask } from './flow.events.js';
import { isSettled, seenIn, taskOf, type Flow, type Task, type Weighed } from './flow.state.js';
import { DRAFT } from './procedure.js';

type Submitted = Extract<FlowEvent, { type: 'CaseSubmitted.v1' }>;

const begin = ({ data }: Submitted, clocks: Clocks): Flow => {
  const { caseId, subjectId, personId, onBehalfOf, procedure, version, orgPath, digest } = data;
  return {
    caseId,
    subjectId,
    drafterId: personId,
    procedure,
    version,
    orgPath,
    status: 'running',
    round: 1,
    accepted: false,
    stages: {},
    tasks: [],
    deeds: deedsOf(DRAFT, { personId, onBehalfOf }),
    copies: {},
    urgedTimes: 0,
    urgedOn: null,
    returnedBy: null,
    outcome: null,
    reopened: false,
    digest,
    told: digest,
    weighed: [],
    clocks,
  };
};

/** Folds what happens to a case; undefined before it is submitted. */
export const evolveFlow = (flow: Flow | undefined, event: FlowEvent | DeadlineEvent): Flow | undefined => {
  if (event.type === 'CaseSubmitted.v1') return flow ?? begin(event, noClocks);
  if (!flow) return undefined;
  if (isDeadlineEvent(event)) return { ...flow, clocks: evolveClocks(flow.clocks, event) };
  return evolveSubmitted(flow, event);
};

const evolveSubmitted = (flow: Flow, event: Exclude<FlowEvent, Submitted>): Flow => {
  switch (event.type) {
    case 'StageBegun.v1': {
      const { stage, round, tasks } = event.data;
      const others = flow.tasks.map((task) => (task.stage === stage && !isSettled(task) ? voided(task) : task));
      const begun = tasks.map((task) => fresh(task, stage, round, null));
      return { ...flow, stages: { ...flow.stages, [stage]: 'running' }, tasks: [...others, ...begun] };
    }
    case 'StageCompleted.v1': {
      const { stage } = event.data;
      const tasks = flow.tasks.map((task) => (task.stage === stage && !isSettled(task) ? voided(task) : task));
      return { ...flow, tasks, stages: { ...flow.stages, [stage]: 'complete' } };
    }
    case 'CaseAccepted.v1':
      return did({ ...flow, accepted: true }, event.data);
    case 'OpinionGiven.v2': {
      const { personId, onBehalfOf, result, ground, on: signedOn, digest } = event.data;
      const signature = { personId, onBehalfOf, result, ground, signedOn, ...seenIn(flow, digest) };
      const signed = changed(flow, event.data.taskId, { status: 'signed', delegate: null, signature });
      return did({ ...signed, told: digest }, event.data);
    }
    case 'OpinionRetracted.v1': {
      const { taskId, withdrawn } = event.data;
      const pending = changed(flow, taskId, { status: 'pending', signature: null });
      const stage = taskOf(flow, taskId)?.stage ?? '';
      const back = undone(pending, withdrawn);
      const gone = deedsOf(stage, taskOf(flow, taskId)?.signature ?? event.data).map(({ personId }) => personId);
      const deeds = flow.deeds.filter((deed) => deed.stage !== stage || !gone.includes(deed.personId));
      return { ...back, deeds, stages: { ...back.stages, [stage]: 'running' } };
    }
    case 'CaseReturned.v2': {
      const { from, to, withdrawn } = event.data;
      const acted = did({ ...flow, told: event.data.digest }, event.data);
      if (to === DRAFT) return { ...acted, status: 'returned', returnedBy: from };
      return { ...undone(acted, withdrawn), round: flow.round + 1 };
    }
    case 'CaseResubmitted.v1': {
      const { digest, withdrawn } = event.data;
      const round = flow.round + 1;
      return { ...undone(laid(flow, digest), withdrawn), status: 'running', returnedBy: null, round };
    }
    case 'CaseWithdrawn.v1':
      return { ...allVoid(flow), status: 'withdrawn' };
    case 'TaskTransferred.v1': {
      const { taskId, task } = event.data;
      const given = replaced(changed(flow, taskId, { status: 'passed-on', delegate: null }), taskId, task.taskId);
      const { stage = '', round = flow.round, addedBy = null } = taskOf(flow, taskId) ?? {};
      return did({ ...given, tasks: [...given.tasks, fresh(task, stage, round, addedBy)] }, event.data);
    }
    case 'TaskDelegated.v1':
      return did(changed(flow, event.data.taskId, { delegate: event.data.to }), event.data);
    case 'DelegateReported.v1':
      return did(changed(flow, event.data.taskId, { delegate: null }), event.data);
    case 'SignatoryAdded.v1': {
      const { taskId, task, heldUp } = event.data;
      const { stage = '', round = flow.round } = taskOf(flow, taskId) ?? {};
      const tasks = flow.tasks.map((other) =>
        heldUp.includes(other.taskId) ? { ...other, waitsFor: [...other.waitsFor, task.taskId] } : other,
      );
      return did({ ...flow, tasks: [...tasks, fresh(task, stage, round, taskId)] }, event.data);
    }
    case 'SignatoryRemoved.v1':
      return changed(flow, event.data.taskId, { status: 'removed' });
    case 'CaseCopied.v1': {
      const { copyId, to } = event.data;
      return { ...flow, copies: { ...flow.copies, [copyId]: { to, readBy: [] } } };
    }
    case 'CopyRead.v1': {
      const { copyId, personId } = event.data;
      const copy = flow.copies[copyId];
      if (!copy) return flow;
      return { ...flow, copies: { ...flow.copies, [copyId]: { ...copy, readBy: [...copy.readBy, personId] } } };
    }
    case 'CaseUrged.v1':
      return { ...flow, urgedTimes: flow.urgedTimes + 1, urgedOn: event.data.on };
    case 'MaterialRequested.v1':
      return did({ ...flow, status: 'awaiting-material' }, event.data);
    case 'MaterialProvided.v1':
      return { ...laid(flow, event.data.digest), status: 'running' };
    case 'MaterialCapReached.v1':
      return { ...flow, status: 'running' };
    case 'DocumentAttached.v3':
    case 'MaterialLaid.v1':
      return laid(flow, event.data.digest);
    case 'CaseDecided.v1': {
      const others = flow.weighed.filter(({ act }) => act !== event.type);
      const weighed = [...others, weighedIn(flow, event.data, event.type)];
      const { outcome, digest: told } = event.data;
      return { ...flow, status: 'decided', outcome, weighed, told };
    }
    case 'MaterialWeighed.v1': {
      const { act, left: told } = event.data;
      return { ...flow, weighed: [...flow.weighed, weighedIn(flow, event.data, act)], told };
    }
    case 'CaseEnded.v1':
      return { ...allVoid(flow), status: 'ended' };
    case 'CaseClosed.v1':
      return { ...flow, status: 'closed' };
    case 'CaseReopened.v1': {
      const { digest, withdrawn } = event.data;
      const round = flow.round + 1;
      const again = { outcome: null, reopened: true, weighed: [], round };
      return { ...undone(laid(flow, digest), withdrawn), status: 'running', ...again };
    }
    case 'CommentMade.v1':
    case 'CaseCorrected.v1':
      return flow;
    default:
      return event satisfies never;
  }
};

/** Where it is told as it was told last, nobody has changed it: only the case itself has gone on before that. */
const laid = (flow: Flow, digest: string): Flow => ({
  ...flow,
  digest: digest === flow.told ? flow.digest : digest,
  told: digest,
});

type Told = Readonly<{ personId: string; onBehalfOf: string | null; on: string; digest: string }>;

const weighedIn = (flow: Flow, { personId, onBehalfOf, on, digest }: Told, act: string): Weighed => ({
  act,
  personId,
  onBehalfOf,
  on,
  ...seenIn(flow, digest),
});

const fresh = (task: NewTask, stage: string, round: number, addedBy: string | null): Task => ({
  ...task,
  stage,
  round,
  addedBy,
  status: 'pending',
  delegate: null,
  signature: null,
});

/** These stages have to be gone through again: what was signed there stays on record and counts no more. */
const undone = (flow: Flow, stages: readonly string[]): Flow => ({
  ...flow,
  tasks: flow.tasks.map((task) => (stages.includes(task.stage) && !isSettled(task) ? voided(task) : task)),
  stages: without(flow.stages, stages),
});

const voided = (task: Task): Task => ({ ...task, status: 'void', delegate: null });

const allVoid = (flow: Flow): Flow => ({
  ...flow,
  tasks: flow.tasks.map((task) => (isSettled(task) ? task : voided(task))),
});

const changed = (flow: Flow, taskId: string, values: Partial<Task>): Flow => ({
  ...flow,
  tasks: flow.tasks.map((task) => (task.taskId === taskId ? { ...task, ...values } : task)),
});

/** Whoever waited for the old task waits for the new one. */
const replaced = (flow: Flow, old: string, next: string): Flow => ({
  ...flow,
  tasks: flow.tasks.map((task) =>
    task.waitsFor.includes(old) ? { ...task, waitsFor: task.waitsFor.map((id) => (id === old ? next : id)) } : task,
  ),
});

type Actors = Readonly<{ personId: string; onBehalfOf: string | null }>;

const did = (flow: Flow, { taskId, ...actors }: Actors & Readonly<{ taskId: string }>): Flow => {
  const stage = taskOf(flow, taskId)?.stage;
  return stage === undefined ? flow : { ...flow, deeds: [...flow.deeds, ...deedsOf(stage, actors)] };
};

/** What a substitute does counts as done by both: neither may act again where others have to. */
const deedsOf = (stage: string, { personId, onBehalfOf }: Actors): Flow['deeds'] =>
  onBehalfOf === null
    ? [{ stage, personId }]
    : [
        { stage, personId },
        { stage, personId: onBehalfOf },
      ];

const without = <V>(record: Readonly<Record<string, V>>, keys: readonly string[]): Record<string, V> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
