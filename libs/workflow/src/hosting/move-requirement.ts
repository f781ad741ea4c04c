import type { DomainEvent, Requirement } from '#kernel';
import { openTasks, type Flow, type Task } from '../flow/flow.state.js';
import { moveOf, type FlowVerb } from '../flow/moves.js';
import { movesOf, separationsOf } from './hosted-policy.js';
import { isRunning, type Hosted, type HostEnv, type Hosting } from './hosting.js';
import { seenByOf } from './sight.js';

type Known<Facts> = Pick<
  Hosting<Facts, DomainEvent, never, string, HostEnv>,
  'procedures' | 'named' | 'supervision' | 'seenBy' | 'alsoAbout' | 'recusedFrom'
>;

/** The open task of a stage that has one: of an office of the route. Whoever was added signs by the common verb. */
export const openTaskOf = (flow: Flow, stage: string): Task | undefined =>
  openTasks(flow).find((task) => task.stage === stage && task.addedBy === null);

/** Whether an office of the route is to sign in the stage, and has not asked anybody else to look into it. */
export const isHeldByRoute = (flow: Flow, stage: string): boolean => openTaskOf(flow, stage)?.delegate === null;

/**
 * Who may make a move, for a command of the context that brings it about. Where the case is not open for it, whoever
 * knows of the case may ask, and is told so by the decider.
 */
export const moveRequirement = <Facts>(
  hosting: Known<Facts>,
  state: Hosted<Facts>,
  verb: FlowVerb,
  stage: string | null = null,
): Requirement | undefined => {
  if (!isRunning(state)) return undefined;
  const taskId = stage === null ? null : (openTaskOf(state.flow, stage)?.taskId ?? '');
  const move = moveOf(movesOf(hosting, state), verb, taskId);
  return move
    ? { anyOf: move.anyOf, separation: separationsOf(hosting, move, state) }
    : { anyOf: seenByOf(hosting, state) };
};
