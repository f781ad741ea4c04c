import { taskOf, type FlowVerb, type FlowVerbCommand, type Hosted } from '#workflow';
import { reject, type AdjustmentEnv, type AdjustmentRejection } from './adjustment.commands.js';
import { isHeldBy, isTolerated, isToleranceChecked, type AdjustmentFacts } from './adjustment.facts.js';
import { PROPOSAL } from './adjustment.procedure.js';
import { adjustmentKinds, type AdjustmentKind } from './adjustment.triggers.js';

/** What an investigation keeps from being done by the verbs of approval. Basis: R6. */
const HELD: readonly FlowVerbCommand['type'][] = ['GiveOpinion', 'ReturnCase', 'DecideCase'];

/** Verbs that are not offered: while an investigation holds the case, and before a departure is over. */
export const isShutFor = (facts: AdjustmentFacts, verb: FlowVerb): boolean =>
  (facts.held && (HELD as readonly FlowVerb[]).includes(verb)) || (verb === 'CloseCase' && leaves(facts));

const leaves = ({ decided, departed }: AdjustmentFacts): boolean => decided !== null && !departed;

/** What an adjustment asks of the verbs of approval, beyond what they ask themselves. */
export const guardAdjustment = (
  command: FlowVerbCommand,
  { flow, facts }: Hosted<AdjustmentFacts>,
  env: AdjustmentEnv,
): AdjustmentRejection | undefined => {
  if (!facts.opened) return undefined;
  if (HELD.includes(command.type) && isHeldBy(env.lock, facts.opened.trigger)) return reject('investigation-lock');
  if (command.type === 'GiveOpinion')
    return flow && taskOf(flow, command.taskId)?.stage === PROPOSAL ? reject('use-own-form') : undefined;
  if (command.type === 'DecideCase') return reject('use-own-form');
  if (command.type === 'CloseCase' && leaves(facts)) return reject('departure-open');
  return undefined;
};

/** Basis: handbook W2, Decide (tolerance check done); W11 (before an adverse decision; nothing adverse where tolerated). */
export const intolerant = (kind: AdjustmentKind, facts: AdjustmentFacts): AdjustmentRejection | undefined => {
  if (!adjustmentKinds[kind].adverse) return undefined;
  if (!isToleranceChecked(facts)) return reject('tolerance-unchecked');
  return isTolerated(facts) ? reject('tolerated') : undefined;
};

/** The post ends only by the ways of law: no organization removes or transfers whom villagers elect. Basis: R1, R2. */
export const unlawfulKind = (
  kind: AdjustmentKind,
  post: string,
  { unlawfulExit }: Pick<AdjustmentEnv, 'unlawfulExit'>,
): AdjustmentRejection | undefined => unlawfulExit(post, adjustmentKinds[kind].reason);
