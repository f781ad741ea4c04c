import type { LocalDate } from '#kernel';
import { countingTasks, isSettled, openTasks, type Flow } from '../flow/flow.state.js';

/** How many offices of the stages that run have signed, and the offices whose turn it is. */
export type Progress = Readonly<{ answered: number; all: number; waitingFor: readonly string[] }>;

/** How often a case was urged, and when last. */
export type Urged = Readonly<{ times: number; lastOn: LocalDate | null }>;

/** Null where no stage runs. Whoever looks into a task for its office is waited for in the place of that office. */
export const progressOf = (flow: Pick<Flow, 'status' | 'stages' | 'tasks'>): Progress | null => {
  const stages = Object.keys(flow.stages).filter((key) => flow.stages[key] === 'running');
  const tasks = flow.status === 'running' ? stages.flatMap((stage) => countingTasks(flow, stage)) : [];
  if (tasks.length === 0) return null;
  const turn = openTasks({ tasks }).map(({ office, delegate }) => (delegate ?? office).office);
  return { answered: tasks.filter(isSettled).length, all: tasks.length, waitingFor: [...new Set(turn)] };
};

export const urgedOf = ({ urgedTimes, urgedOn }: Pick<Flow, 'urgedTimes' | 'urgedOn'>): Urged => ({
  times: urgedTimes,
  lastOn: urgedOn,
});
