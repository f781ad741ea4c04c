import { addDays, type LocalDate } from '#kernel';
import {
  cancelDeadline,
  clockEnvOf,
  DECISION,
  meetDeadline,
  officesAt,
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
import type { ReviewEnv, ReviewOffice } from './joint-review.commands.js';
import type { ReviewEvent, ReviewFact } from './joint-review.events.js';
import { adverseGrounds, type ReviewFacts } from './joint-review.facts.js';
import { CIRCULATION, VALIDITY_RULE } from './joint-review.procedure.js';
import { lastDayOfResult } from './review-fail.js';

export const STATEMENT = 'statement';
export const FEEDBACK = 'feedback';
export const DEFERRED = 'deferred';
export const VALIDITY = 'validity';

type State = Hosted<ReviewFacts>;
type Following = readonly (ReviewFact | DeadlineEvent)[];

export const decisionClocks = ({ clocks }: Pick<Flow, 'clocks'>): readonly string[] =>
  Object.keys(clocks.deadlines).filter((name) => name.split('~')[0] === DECISION);

/** Time to decide runs on once neither a hearing nor a deferral stands in its way. */
export const resumedDecision = (
  flow: Flow,
  still: Readonly<{ heard: boolean; deferred: boolean }>,
  env: ReviewEnv,
): readonly DeadlineEvent[] =>
  still.heard || still.deferred
    ? []
    : decisionClocks(flow).flatMap((name) => resumeDeadline(flow.clocks, name, clockEnvOf(flow.orgPath, env)));

/**
 * What follows by itself: whoever says nothing in their time has had it; a decision is fed back, and a pass runs out; a reply
 * of a deputy says why it is theirs.
 */
export const followReview = (event: ReviewEvent, { flow, facts }: State, env: ReviewEnv): Following => {
  if (!flow) return [];
  const { caseId, subjectId } = flow;
  switch (event.type) {
    case 'DeadlineMissed.v1':
      if (event.data.deadlineId !== `${STATEMENT}~${flow.round}` || facts.hearing !== 'awaited') return [];
      return [
        { type: 'StatementPeriodEnded.v1', data: { caseId, subjectId, on: env.today } },
        ...meetDeadline(flow.clocks, event.data.deadlineId, env.today),
        ...resumedDecision(flow, { heard: false, deferred: facts.deferredUntil !== null }, env),
      ];
    case 'OpinionGiven.v2':
      return signedByDeputy(event.data, env);
    case 'CaseDecided.v1':
      return decided(event.data, flow, facts, env);
    case 'OpinionRetracted.v1':
      return [
        ...hearingOver(flow, 'opinion-taken-back', env),
        ...resumedDecision(flow, { heard: false, deferred: false }, env),
      ];
    case 'AdverseFactReported.v1': {
      if (facts.result !== null) return [];
      const deferred = facts.deferredUntil !== null;
      return [...hearingOver(flow, 'fact-reported', env), ...resumedDecision(flow, { heard: false, deferred }, env)];
    }
    default:
      return [];
  }
};

type Given = Extract<ReviewEvent, { type: 'OpinionGiven.v2' }>['data'];

/** A reply that bears the signature of the deputy says why. Basis: handbook W1a (signed by their head), 2.4 (leave traces). */
const signedByDeputy = (
  { caseId, subjectId, taskId, office, seal }: Given,
  { today: on, signatories: { deputy } }: ReviewEnv,
): Following => {
  if (!deputy || seal?.signedBy !== deputy.personId) return [];
  const { personId: deputyId, because } = deputy;
  return [{ type: 'DeputyReplySigned.v1', data: { caseId, subjectId, taskId, office, deputyId, because, on } }];
};

/** Who was being heard is told anew, of all that stands against them. */
const hearingOver = ({ clocks }: Flow, reason: string, env: ReviewEnv): readonly DeadlineEvent[] =>
  Object.keys(clocks.deadlines)
    .filter((name) => name.startsWith(STATEMENT))
    .flatMap((name) => cancelDeadline(clocks, name, env.today, reason));

type Decided = Extract<ReviewEvent, { type: 'CaseDecided.v1' }>['data'];

const decided = ({ personId, outcome }: Decided, flow: Flow, facts: ReviewFacts, env: ReviewEnv): Following => {
  const { caseId, subjectId, orgPath, round } = flow;
  const passes = outcome === 'pass';
  const validUntil = passes ? lastDayOfResult(env.today, env.rule(VALIDITY_RULE, orgPath), env.calendar) : null;
  const grounds = passes ? [] : adverseGrounds(flow, facts);
  const told = {
    caseId,
    subjectId,
    personId,
    on: env.today,
    outcome: passes ? 'pass' : 'fail',
    grounds,
    validUntil,
  } as const;
  const feedback = startDeadline(
    `${FEEDBACK}~${round}`,
    env.rule('appt.jointReview.feedback', orgPath),
    env.today,
    clockEnvOf(flow.orgPath, env),
  );
  return [
    { type: 'JointReviewDecided.v1', data: told },
    feedback,
    ...(DEFERRED in flow.clocks.milestones ? [cleared(DEFERRED)] : []),
    ...(validUntil === null ? [] : [expires(validUntil)]),
  ];
};

const cleared = (milestone: string): DeadlineEvent => ({ type: 'MilestoneCleared.v1', data: { milestone } });

const expires = (validUntil: LocalDate): DeadlineEvent => ({
  type: 'MilestoneSet.v1',
  data: { milestone: VALIDITY, on: addDays(validUntil, 1), at: '00:00' },
});

/** What a day brings that the case waits for. */
export const reachedInReview = (milestone: string, { flow, facts }: State, env: ReviewEnv): Following => {
  if (!flow || (milestone !== DEFERRED && milestone !== VALIDITY)) return [];
  const reached: DeadlineEvent = { type: 'MilestoneReached.v1', data: { milestone, on: env.today } };
  if (milestone === DEFERRED)
    return [reached, ...resumedDecision(flow, { heard: facts.hearing === 'awaited', deferred: false }, env)];
  const { caseId, subjectId } = flow;
  const over: Following =
    facts.standing === 'valid' ? [{ type: 'JointReviewExpired.v1', data: { caseId, subjectId, on: env.today } }] : [];
  return [...over, reached];
};

/** Whom a rung reaches. Basis: handbook 2.5 (liaison, head, county organization leader), a parameter. */
export const recipientsInReview = (
  { deadlineId }: Deadline,
  stage: Stage,
  { flow }: State,
  env: ReviewEnv,
): Recipients => {
  if (!flow) return { to: [], copyTo: [] };
  const isReply = deadlineId.startsWith(`${CIRCULATION}~`);
  const escalation = isReply ? env.escalation.reply : env.escalation.other;
  return reachedBy(escalation, stage, (office) => recipientOf(office, deadlineId, flow));
};

const recipientOf = (office: ReviewOffice, deadlineId: string, { orgPath, tasks }: Flow): readonly Recipient[] => {
  if (office === 'liaison' || office === 'head') {
    const persons = tasks.findLast(({ clock }) => clock === deadlineId)?.office.anyOf ?? [];
    const person = persons[office === 'liaison' ? 0 : 1] ?? persons[0];
    return person && 'person' in person ? [{ person: person.person }] : [];
  }
  return officesAt(orgPath, office);
};
