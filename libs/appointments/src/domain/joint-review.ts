import { recusalsFrom, type Grantee, type Requirement, type Separation } from '#kernel';
import {
  hostedCase,
  moveRequirement,
  officeAt,
  officesAt,
  openDuties,
  openTaskOf,
  ownDuty,
  type Flow,
  type Hosted,
  type Hosting,
  type OwnDuty,
} from '#workflow';
import { actOnReview } from './joint-review.acts.js';
import { reviewBasis } from './joint-review.basis.js';
import { reviewBearing } from './joint-review.bearing.js';
import { FEEDBACK, followReview, reachedInReview, recipientsInReview, STATEMENT } from './joint-review.clocks.js';
import type { ReviewCode, ReviewCommand, ReviewEnv, ReviewWords } from './joint-review.commands.js';
import { reviewFacts, type ReviewFact } from './joint-review.events.js';
import {
  doubtfulOffices,
  evolveReview,
  isAdverse,
  isConsolidated,
  isDoubtSettled,
  isOpenForFacts,
  noReview,
  type ReviewFacts,
} from './joint-review.facts.js';
import { guardReview } from './joint-review.guard.js';
import {
  CIRCULATION,
  jointReviewProcedures,
  JOINT_REVIEW,
  REPLY_RULE,
  TOWN_REVIEW,
  URGENT_REPLY_RULE,
  VILLAGE_CHECK,
} from './joint-review.procedure.js';
import { reviewOpeners } from './review-openers.js';

type State = Hosted<ReviewFacts>;

const officer = (orgPath: readonly string[]): Grantee => officeAt(orgPath, 'countyOrgOfficer');
const townOfficer = (orgPath: readonly string[]): Grantee => officeAt(orgPath, 'townOrgOfficer');

/** Who opens a review, and who gives the commands that are its own. Basis: handbook W1a, state table (actors). */
const policy = (command: ReviewCommand, state: State): Requirement | undefined => {
  if (command.type === 'OpenReview') {
    const { orgPath, subjectId } = command;
    return {
      anyOf: reviewOpeners(orgPath),
      separation: [{ code: 'own-case', persons: [subjectId] }],
    };
  }
  const { flow } = state;
  if (!flow) return undefined;
  const own: Separation = { code: 'own-case', persons: [flow.subjectId] };
  const replied = flow.deeds.filter(({ stage }) => stage === CIRCULATION).map(({ personId }) => personId);
  const apart: readonly Separation[] = [
    own,
    { code: 'acted-at-earlier-stage', persons: replied },
    ...recusalsFrom(flow.caseId, flow.subjectId),
  ];
  switch (command.type) {
    case 'RecordVillageCheck':
      return moveRequirement(jointReviews, state, 'GiveOpinion', VILLAGE_CHECK);
    case 'RecordTownReview':
      return moveRequirement(jointReviews, state, 'GiveOpinion', TOWN_REVIEW);
    case 'HoldPanel':
    case 'NotifyAdverseOpinion':
    case 'FeedBackResult':
      return { anyOf: [officer(flow.orgPath)], separation: apart };
    case 'RecordCandidateStatement':
      return { anyOf: [{ person: flow.subjectId }, townOfficer(flow.orgPath)] };
    case 'DeferDecision':
      return moveRequirement(jointReviews, state, 'DecideCase');
    case 'ReportAdverseFact':
      return { anyOf: departmentPeople(state), separation: [own] };
    case 'RevokeReview':
      return { anyOf: [officeAt(flow.orgPath, 'countyOrgLeader')], separation: apart };
    case 'RequestReReview':
      return { anyOf: [townOfficer(flow.orgPath)], separation: [own] };
    default:
      return command satisfies never;
  }
};

const departmentPeople = ({ flow }: State): readonly Grantee[] =>
  flow?.tasks.filter(({ stage }) => stage === CIRCULATION).flatMap(({ office }) => office.anyOf) ?? [];

const seenBy = ({ flow }: State): readonly Grantee[] => {
  if (!flow) return [];
  const { orgPath } = flow;
  return officesAt(orgPath, 'townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer');
};

const clockAt = (flow: Flow, stage: string): string | null => openTaskOf(flow, stage)?.clock ?? null;

/** What the review itself waits for, beside the verbs of approval. */
const duties = (state: State): readonly OwnDuty[] => {
  const { flow, facts } = state;
  if (!flow) return [];
  const duty = (action: ReviewWords['type'], deadlineId: string | null = null, waited = true) =>
    ownDuty(action, policy({ type: action } as ReviewCommand, state), deadlineId, waited);
  const runs = flow.status === 'running';
  const consolidated = isConsolidated(flow);
  const settled = isDoubtSettled(flow, facts);
  return openDuties([
    [runs && flow.stages[VILLAGE_CHECK] === 'running', () => duty('RecordVillageCheck')],
    [runs && flow.stages[TOWN_REVIEW] === 'running', () => duty('RecordTownReview', clockAt(flow, TOWN_REVIEW))],
    [consolidated && doubtfulOffices(flow, facts).length > 0, () => duty('HoldPanel', null, !settled)],
    [consolidated && settled && isAdverse(flow, facts) && facts.hearing === 'none', () => duty('NotifyAdverseOpinion')],
    [facts.hearing === 'awaited', () => duty('RecordCandidateStatement', `${STATEMENT}~${flow.round}`)],
    [consolidated, () => duty('DeferDecision', null, false)],
    [flow.status === 'decided', () => duty('FeedBackResult', `${FEEDBACK}~${flow.round}`)],
    [isOpenForFacts(flow, facts), () => duty('ReportAdverseFact', null, false)],
    [facts.standing === 'valid' && facts.reported.length > 0, () => duty('RevokeReview')],
    [flow.outcome === 'fail' && !flow.reopened, () => duty('RequestReReview', null, false)],
  ]);
};

/** How joint reviews run on the kernel. */
export const jointReviews: Hosting<ReviewFacts, ReviewFact, ReviewWords, ReviewCode, ReviewEnv> = {
  category: 'jointreview',
  procedures: jointReviewProcedures,
  begins: () => JOINT_REVIEW,
  facts: reviewFacts,
  noFacts: noReview,
  evolve: evolveReview,
  material: ({ opened }) => opened && { ...opened },
  bearing: reviewBearing,
  act: actOnReview,
  guard: guardReview,
  follow: followReview,
  reached: reachedInReview,
  officesFor: (actor, found, { askedAgain }) =>
    'register' in actor && askedAgain !== null ? found.filter(({ office }) => askedAgain.includes(office)) : found,
  ownForms: { stages: [VILLAGE_CHECK, TOWN_REVIEW], verbs: ['CloseCase', 'ReopenCase'] },
  ruleFor: (rule, { opened }) => (rule === REPLY_RULE && opened?.urgent ? URGENT_REPLY_RULE : rule),
  named: () => [],
  recipientsOf: recipientsInReview,
  supervision: (orgPath) => officesAt(orgPath, 'countyOrgLeader', 'countyOrgOfficer'),
  policy,
  seenBy,
  duties,
  basis: reviewBasis,
  byItself: ['StatementPeriodEnded.v1', 'JointReviewExpired.v1'],
};

/** County-level joint review of eligibility. Basis: handbook W1a. */
export const jointReview = hostedCase(jointReviews);
