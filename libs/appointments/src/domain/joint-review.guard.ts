import { unitAt, taskOf, type FlowVerbCommand, type Hosted } from '#workflow';
import { reject, type ReviewEnv, type ReviewRejection } from './joint-review.commands.js';
import { hardReplies, isAdverse, isDoubtSettled, type ReviewFacts } from './joint-review.facts.js';
import {
  CIRCULATION,
  repliesSealed,
  INTAKE,
  JOINT_REVIEW,
  SUBMISSION,
  TOWN_REVIEW,
  VILLAGE_CHECK,
} from './joint-review.procedure.js';
import { sealRefusal } from './town-review.js';

export const MINUTES = 'meeting-minutes';

type Opinion = Extract<FlowVerbCommand, { type: 'GiveOpinion' }>;
type Delegation = Extract<FlowVerbCommand, { type: 'DelegateTask' }>;
type State = Hosted<ReviewFacts>;

/** What a joint review asks of the verbs of approval, beyond what they ask themselves. */
export const guardReview = (command: FlowVerbCommand, state: State, env: ReviewEnv): ReviewRejection | undefined => {
  switch (command.type) {
    case 'GiveOpinion':
      return guardOpinion(command, state, env);
    case 'DelegateTask':
      return guardDelegation(command, state);
    case 'DecideCase':
      return guardDecision(command.outcome, state, env);
    case 'CloseCase':
      return state.facts.fedBack ? undefined : reject('result-not-fed-back');
    case 'ReopenCase':
      return reject('use-own-form');
    default:
      return undefined;
  }
};

const guardOpinion = (
  command: Opinion,
  { flow, facts, documents }: State,
  env: ReviewEnv,
): ReviewRejection | undefined => {
  switch (flow && taskOf(flow, command.taskId)?.stage) {
    case VILLAGE_CHECK:
    case TOWN_REVIEW:
      return reject('use-own-form');
    case SUBMISSION:
      return documents.some(({ kind }) => kind === MINUTES) ? undefined : reject('minutes-missing');
    case INTAKE:
      return guardCirculation(flow!.orgPath, env);
    case CIRCULATION:
      return (repliesSealed(flow!.version) ? sealOf(command, facts, env) : undefined) ?? guardReply(command, env);
    default:
      return undefined;
  }
};

/**
 * A department has its answer looked into by a person, and by nobody who speaks for another one. Basis: handbook W1a, Reply
 * (sealed), 7 (minimum necessary).
 */
const guardDelegation = ({ taskId, to }: Delegation, { flow }: State): ReviewRejection | undefined => {
  const own = flow && taskOf(flow, taskId);
  if (own?.stage !== CIRCULATION) return undefined;
  const others = flow!.tasks.filter(
    ({ stage, office }) => stage === CIRCULATION && office.office !== own.office.office,
  );
  const speakers = others.flatMap(({ office }) => office.anyOf);
  const isOfTheHouse = to.anyOf.every(
    (one) => 'person' in one && !speakers.some((other) => 'person' in other && other.person === one.person),
  );
  return isOfTheHouse ? undefined : reject('delegate-not-of-the-department');
};

/** Basis: handbook W1a, Circulate (the mandatory list is complete); `appt.jointReview.minDepartments`. */
const guardCirculation = (orgPath: readonly string[], env: ReviewEnv): ReviewRejection | undefined => {
  const mandatory = env.officesOf({ register: JOINT_REVIEW }, orgPath).filter((office) => office.mandatory);
  return mandatory.length >= env.minDepartments
    ? undefined
    : reject('register-incomplete', {
        listed: mandatory.length,
        needed: env.minDepartments,
        county: unitAt(orgPath, 'county'),
      });
};

const sealOf = ({ seal }: Opinion, { circulatedOn }: ReviewFacts, { today }: ReviewEnv) =>
  sealRefusal(seal ?? null, circulatedOn ?? today, today);

/** A reply names a ground of the table in force, of its own tier. Basis: handbook W1a, Reply. */
const guardReply = ({ result, ground }: Opinion, { grounds }: ReviewEnv): ReviewRejection | undefined => {
  if (ground === null) return undefined;
  if (result === 'clear') return reject('clear-names-no-ground');
  const known = grounds.find(({ code }) => code === ground);
  if (!known) return reject('unknown-ground');
  return result !== 'needs-check' && known.tier !== result ? reject('ground-of-other-tier') : undefined;
};

/** Basis: handbook W1a, Decide (R7: by a person; a hard ground vetoes; who would fail has been heard). */
const guardDecision = (
  outcome: string,
  { flow, facts }: State,
  { grounds }: ReviewEnv,
): ReviewRejection | undefined => {
  if (!flow) return undefined;
  if (flow.status === 'running' && flow.stages[CIRCULATION] !== 'complete') return reject('replies-missing');
  if (!isDoubtSettled(flow, facts)) return reject('panel-first');
  if (facts.hearing === 'awaited') return reject('statement-awaited');
  if (outcome === 'pass') {
    const lateGrounds = facts.lateFacts.filter(({ department }) => facts.findings[department] === 'confirmed');
    const isHard = lateGrounds.some(({ ground }) => grounds.find(({ code }) => code === ground)?.tier === 'hard');
    return hardReplies(flow).length > 0 || isHard ? reject('hard-ground-stands') : undefined;
  }
  if (!isAdverse(flow, facts)) return reject('no-adverse-opinion');
  return facts.hearing === 'none' ? reject('notice-first') : undefined;
};
