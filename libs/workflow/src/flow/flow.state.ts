import type { Grantee, LocalDate } from '#kernel';
import type { Clocks } from '../deadline.state.js';
import { UNRECORDED, type NewTask, type Office } from './flow.events.js';

/**
 * What somebody had before them: `digest` is that of all of it, `laid` that of the material as it was last laid in the case.
 * What the case itself has come to since, their own act too, is in the one and not in the other.
 */
type Seen = Readonly<{ digest: string; laid: string }>;

/** What an office said, who said it for the office, and what lay before them. */
export type Signature = Seen &
  Readonly<{
    personId: string;
    onBehalfOf: string | null;
    result: string;
    ground: string | null;
    signedOn: LocalDate;
  }>;

/** A decision, or an act of the context in which somebody weighed what lay before them: the type of its event. */
export type Weighed = Seen & Readonly<{ act: string; personId: string; onBehalfOf: string | null; on: LocalDate }>;

/** `addedBy` is the task whose holder added this one (null: the procedure did). */
export type Task = NewTask &
  Readonly<{
    stage: string;
    round: number;
    status: 'pending' | 'signed' | 'removed' | 'passed-on' | 'void';
    delegate: Office | null;
    addedBy: string | null;
    signature: Signature | null;
  }>;

export type Copy = Readonly<{ to: readonly Grantee[]; readBy: readonly string[] }>;

/** Who acted at which stage: what separation of duties is judged by. */
export type Deed = Readonly<{ stage: string; personId: string }>;

type FlowStatus = 'running' | 'returned' | 'awaiting-material' | 'decided' | 'ended' | 'withdrawn' | 'closed';

export type Flow = Readonly<{
  caseId: string;
  subjectId: string;
  drafterId: string;
  procedure: string;
  version: number;
  orgPath: readonly string[];
  status: FlowStatus;
  round: number;
  accepted: boolean;
  stages: Readonly<Record<string, 'running' | 'complete'>>;
  tasks: readonly Task[];
  deeds: readonly Deed[];
  copies: Readonly<Record<string, Copy>>;
  urgedTimes: number;
  urgedOn: LocalDate | null;
  /** While returned: the stage that returned it. */
  returnedBy: string | null;
  outcome: string | null;
  reopened: boolean;
  /** Of the material as it was last laid in the case. */
  digest: string;
  /** Of the material as somebody last told it, with what the case itself has come to by then. */
  told: string;
  /** Since the case was last opened. */
  weighed: readonly Weighed[];
  clocks: Clocks;
}>;

export const isSettled = ({ status }: Task): boolean => status !== 'pending';

const settledIn = (tasks: readonly Task[], taskId: string): boolean => {
  const task = tasks.find((other) => other.taskId === taskId);
  return task === undefined || isSettled(task);
};

/** Tasks that can be acted on: pending, and nothing that they wait for is. */
export const openTasks = ({ tasks }: Pick<Flow, 'tasks'>): readonly Task[] =>
  tasks.filter((task) => !isSettled(task) && task.waitsFor.every((other) => settledIn(tasks, other)));

export const taskOf = ({ tasks }: Pick<Flow, 'tasks'>, taskId: string): Task | undefined =>
  tasks.find((task) => task.taskId === taskId);

/** The tasks of a stage that count: those of its latest round that were neither removed, passed on nor void. */
export const countingTasks = ({ tasks }: Pick<Flow, 'tasks'>, stage: string): readonly Task[] => {
  const ofStage = tasks.filter((task) => task.stage === stage);
  const round = Math.max(...ofStage.map((task) => task.round));
  return ofStage.filter((task) => task.round === round && (task.status === 'pending' || task.status === 'signed'));
};

/** Signatures that count, given on material that was changed afterwards. */
export const signedBeforeChange = (flow: Pick<Flow, 'tasks' | 'stages' | 'digest'>): readonly Task[] =>
  Object.keys(flow.stages)
    .flatMap((stage) => countingTasks(flow, stage))
    .filter(({ signature }) => signature !== null && isOvertaken(signature, flow));

/** Decisions and acts of the context that count, given on material that was changed afterwards. */
export const weighedBeforeChange = (flow: Pick<Flow, 'weighed' | 'digest'>): readonly Weighed[] =>
  flow.weighed.filter((act) => isOvertaken(act, flow));

const isOvertaken = ({ laid }: Seen, { digest }: Pick<Flow, 'digest'>): boolean =>
  laid !== digest && laid !== UNRECORDED && digest !== UNRECORDED;

/** What lay before whoever acts now. Where it is not on record what was last laid, it is what they say they saw. */
export const seenIn = (flow: Pick<Flow, 'digest'>, digest: string): Seen => {
  const isToldOnlyNow = digest === UNRECORDED || flow.digest === UNRECORDED;
  return { digest, laid: isToldOnlyNow ? digest : flow.digest };
};
