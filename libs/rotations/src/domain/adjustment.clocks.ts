import {
  clockEnvOf,
  meetDeadline,
  officesAt,
  pauseDeadline,
  reachedBy,
  resumeDeadline,
  startDeadline,
  type Deadline,
  type DeadlineEvent,
  type Flow,
  type Hosted,
  type Recipient,
  type Recipients,
  type Stage,
} from '#workflow';
import type { AdjustmentEnv } from './adjustment.commands.js';
import type { AdjustmentEvent, AdjustmentFact } from './adjustment.events.js';
import type { AdjustmentFacts } from './adjustment.facts.js';

export const ANSWER = 'answer';
export const PLAN = 'plan';
export const RECHECK = 'recheck';
export const POST_FILING = 'post-filing';

type Following = readonly (AdjustmentFact | DeadlineEvent)[];

/** Every clock of the case stands while an investigation holds it. */
export const holdClocks = ({ clocks }: Flow, env: AdjustmentEnv): readonly DeadlineEvent[] =>
  Object.keys(clocks.deadlines).flatMap((name) => pauseDeadline(clocks, name, env.today, 'investigation'));

/** What stands for material besides runs on with it. */
export const releaseClocks = (flow: Flow, env: AdjustmentEnv): readonly DeadlineEvent[] =>
  flow.status === 'awaiting-material'
    ? []
    : Object.keys(flow.clocks.deadlines).flatMap((name) =>
        resumeDeadline(flow.clocks, name, clockEnvOf(flow.orgPath, env)),
      );

/** What follows by itself: whoever says nothing in their time has had it; a decision that is filed after is filed in time. */
export const followAdjustment = (
  event: AdjustmentEvent,
  { flow, facts }: Hosted<AdjustmentFacts>,
  env: AdjustmentEnv,
): Following => {
  if (!flow) return [];
  const { caseId, subjectId } = flow;
  switch (event.type) {
    case 'DeadlineMissed.v1': {
      const { deadlineId } = event.data;
      if (deadlineId !== `${ANSWER}~${facts.concerns}` || facts.hearing !== 'awaited') return [];
      return [
        { type: 'AnswerPeriodEnded.v1', data: { caseId, subjectId, on: env.today } },
        ...meetDeadline(flow.clocks, deadlineId, env.today),
      ];
    }
    case 'MaterialProvided.v1':
    case 'MaterialCapReached.v1':
      return facts.held ? holdClocks(flow, env) : [];
    case 'CaseDecided.v1': {
      if (facts.decided === null || facts.opened?.filing !== 'post') return [];
      const rule = env.rule('filing.submit', flow.orgPath);
      return [startDeadline(POST_FILING, rule, env.today, clockEnvOf(flow.orgPath, env))];
    }
    default:
      return [];
  }
};

/** Whom a rung reaches. Basis: handbook 2.5 (DEFAULT chains), a parameter. */
export const recipientsInAdjustment = (
  { deadlineId }: Deadline,
  stage: Stage,
  { flow }: Hosted<AdjustmentFacts>,
  env: AdjustmentEnv,
): Recipients => {
  if (!flow) return { to: [], copyTo: [] };
  const isOwn = deadlineId.startsWith(ANSWER) || deadlineId.startsWith(PLAN);
  return reachedBy(env.escalation, stage, (office): readonly Recipient[] => {
    if (office === 'subject') return isOwn ? [{ person: flow.subjectId }] : [];
    return officesAt(flow.orgPath, office);
  });
};
