import {
  addDays,
  type DomainEvent,
  type Grantee,
  type LocalDate,
  type Separation,
  type Signing,
  type Succession,
} from '#kernel';
import { openTasks, taskOf, type Flow, type Task } from '../flow/flow.state.js';
import type { FlowVerb, Move } from '../flow/moves.js';
import { DECISION } from '../flow/procedure.js';
import { MATERIAL_CAP } from '../flow/stage-clocks.js';
import type { CaseEntry } from '../flow/case-entries.js';
import { correctionsIn } from './corrections.js';
import { movesOf, separationsOf, signingOf } from './hosted-policy.js';
import { isRunning, type Hosted, type HostEnv, type Hosting } from './hosting.js';
import { progressOf, urgedOf } from './progress.js';
import { seenByOf } from './sight.js';

/** What a case is open for, as its row and its page show it. */
export type HostedAction = Readonly<{
  action: string;
  taskId: string | null;
  anyOf: readonly Grantee[];
  successions?: readonly Succession[];
  separation: readonly Separation[];
  dueOn: LocalDate | null;
  /** Whether the case waits for it: a line of an inbox. */
  waited: boolean;
  basis: readonly string[];
  /** Whose signature it bears, where it comes on sealed paper. */
  signing?: Signing;
}>;

/** Where a case stands, in one word: the stages that run, joined, or what has come of it. */
export const standingOf = ({ status, stages }: Pick<Flow, 'status' | 'stages'>): string => {
  if (status !== 'running') return status;
  const running = Object.keys(stages).filter((key) => stages[key] === 'running');
  return running.length === 0 ? DECISION : running.join('+');
};

export const isOver = ({ status }: Pick<Flow, 'status'>): boolean =>
  status === 'closed' || status === 'ended' || status === 'withdrawn';

const WAITED: readonly FlowVerb[] = [
  'GiveOpinion',
  'ReportToDelegator',
  'ResubmitCase',
  'ProvideMaterial',
  'DecideCase',
  'CloseCase',
];

const clockOf = (flow: Flow, { verb, taskId }: Move): string | null => {
  if (verb === 'DecideCase')
    return Object.keys(flow.clocks.deadlines).findLast((name) => name.split('~')[0] === DECISION) ?? null;
  if (verb === 'ResubmitCase') return `correction~${flow.round}`;
  return openTasks(flow).find((task) => task.taskId === taskId)?.clock ?? null;
};

/** Whoever was added to a stage signs by the common verb: the form of the context is for the offices of the route. */
export const isByOwnForm = (stages: readonly string[], task: Task | null | undefined): boolean =>
  task?.addedBy === null && stages.includes(task.stage);

const hasOwnForm = ({ ownForms }: Pick<AnyHosting<never>, 'ownForms'>, flow: Flow, { verb, taskId }: Move): boolean => {
  const task = taskId === null ? undefined : taskOf(flow, taskId);
  return ownForms.verbs.includes(verb) || (verb === 'GiveOpinion' && isByOwnForm(ownForms.stages, task));
};

type AnyHosting<Facts> = Hosting<Facts, DomainEvent, never, string, HostEnv>;
type Shown<Facts> = Pick<
  AnyHosting<Facts>,
  | 'procedures'
  | 'named'
  | 'supervision'
  | 'seenBy'
  | 'duties'
  | 'basis'
  | 'ownForms'
  | 'shut'
  | 'alsoAbout'
  | 'recusedFrom'
>;

/** The last day on which the clocks stand for material. */
const suppliedBy = ({ clocks }: Flow): LocalDate | null => {
  const cap = clocks.milestones[MATERIAL_CAP];
  return cap ? addDays(cap.on, -1) : null;
};

/**
 * Everything that the case is open for: verbs of the kernel, then what its context waits for. Correcting is offered as often
 * as its `entries` ask for different people; to nobody where they are not given.
 */
export const hostedActions = <Facts>(
  hosting: Shown<Facts>,
  state: Hosted<Facts>,
  entries: readonly CaseEntry[] = [],
): readonly HostedAction[] => {
  if (!isRunning(state)) return [];
  const { flow, facts } = state;
  const dueOn = (clock: string | null): LocalDate | null => {
    const deadline = clock === null ? undefined : flow.clocks.deadlines[clock];
    return deadline?.status === 'running' ? deadline.dueOn : null;
  };
  const offered = movesOf(hosting, state).filter(
    (move) => !hasOwnForm(hosting, flow, move) && !hosting.shut?.(facts, move.verb),
  );
  const verbs = offered.flatMap((move): readonly HostedAction[] => {
    const signing = signingOf(hosting, move, flow);
    const action: HostedAction = {
      action: move.verb,
      taskId: move.taskId,
      anyOf: move.anyOf,
      separation: separationsOf(hosting, move, state),
      dueOn: move.verb === 'ProvideMaterial' ? suppliedBy(flow) : dueOn(clockOf(flow, move)),
      waited: WAITED.includes(move.verb),
      basis: move.basis,
      ...(signing ? { signing } : {}),
    };
    if (move.verb !== 'CorrectCase' || entries.length === 0) return [action];
    return correctionsIn(hosting, state, entries).map((correction) => ({ ...action, ...correction }));
  });
  const own = hosting
    .duties(state)
    .map(({ action, requirement: { anyOf, separation = [] }, deadlineId, waited }): HostedAction => ({
      action,
      taskId: null,
      anyOf,
      separation,
      dueOn: dueOn(deadlineId),
      waited,
      basis: hosting.basis[action] ?? [],
    }));
  return [...verbs, ...own];
};

/** The line of a case for lists: null before it is submitted. */
export const hostedLine = <Facts>(hosting: Shown<Facts>, state: Hosted<Facts>) => {
  const { flow } = state;
  if (!flow) return null;
  const open = Object.values(flow.clocks.deadlines).filter(({ status }) => status === 'running' || status === 'paused');
  const running = open.filter(({ status }) => status === 'running');
  const shown = running.length > 0 ? running : open;
  return {
    caseId: flow.caseId,
    subjectId: flow.subjectId,
    persons: [flow.subjectId, ...(hosting.alsoAbout?.(state.facts) ?? [])],
    progress: progressOf(flow),
    urged: urgedOf(flow),
    drafterId: flow.drafterId,
    orgPath: flow.orgPath,
    over: isOver(flow),
    stage: standingOf(flow),
    actions: hostedActions(hosting, state),
    seenBy: seenByOf(hosting, state),
    dueOn: shown.map(({ dueOn }) => dueOn).toSorted()[0] ?? null,
    paused: open.length > 0 && running.length === 0,
    provisional: open.some(({ provisional }) => provisional),
  };
};
