import type { LocalDate } from '#kernel';
import type { Flow, Task } from '#workflow';
import type { Finding, ReviewEvent } from './joint-review.events.js';
import { CIRCULATION } from './joint-review.procedure.js';
import type { Occasion, ReviewedPost } from './occasions.js';

export type ReviewFacts = Readonly<{
  opened: Readonly<{
    occasion: Occasion;
    batchId: string | null;
    villageCode: string;
    post: ReviewedPost;
    urgent: boolean;
  }> | null;
  /** The day on which the departments were last asked; null before. */
  circulatedOn: LocalDate | null;
  /** By the office whose reply the panel looked at. */
  findings: Readonly<Record<string, Finding>>;
  panelHeld: boolean;
  hearing: 'none' | 'awaited' | 'stated' | 'lapsed';
  deferredUntil: LocalDate | null;
  result: Readonly<{ outcome: 'pass' | 'fail'; grounds: readonly string[]; validUntil: LocalDate | null }> | null;
  /** The day of a fail that no re-review has turned. */
  failedOn: LocalDate | null;
  fedBack: boolean;
  /** Of the letter that told the result last. */
  letterNo: string | null;
  /** Of a pass: whether it may be used. */
  standing: 'none' | 'valid' | 'expired' | 'revoked';
  reported: readonly Readonly<{ department: string; ground: string }>[];
  /** What departments have found since they were asked, before anybody decided. */
  lateFacts: readonly Readonly<{ department: string; ground: string }>[];
  /** The offices that a re-review asks again; null in the first round. */
  askedAgain: readonly string[] | null;
}>;

export const noReview: ReviewFacts = {
  opened: null,
  circulatedOn: null,
  findings: {},
  panelHeld: false,
  hearing: 'none',
  deferredUntil: null,
  result: null,
  failedOn: null,
  fedBack: false,
  letterNo: null,
  standing: 'none',
  reported: [],
  lateFacts: [],
  askedAgain: null,
};

/** What a re-review goes through again. */
const anew = {
  findings: {},
  panelHeld: false,
  hearing: 'none',
  deferredUntil: null,
  result: null,
  failedOn: null,
  fedBack: false,
  letterNo: null,
} as const;

export const evolveReview = (facts: ReviewFacts, event: ReviewEvent): ReviewFacts => {
  switch (event.type) {
    case 'JointReviewOpened.v1': {
      const { occasion, batchId, villageCode, post, urgent } = event.data;
      return { ...facts, opened: { occasion, batchId, villageCode, post, urgent } };
    }
    case 'StageBegun.v1':
      return event.data.stage === CIRCULATION ? { ...facts, circulatedOn: event.data.on } : facts;
    case 'PanelHeld.v1': {
      const found = event.data.findings.map(({ office, finding }) => [office, finding] as const);
      return { ...facts, panelHeld: true, findings: { ...facts.findings, ...Object.fromEntries(found) } };
    }
    case 'AdverseOpinionNotified.v1':
      return { ...facts, hearing: 'awaited' };
    case 'CandidateStatementRecorded.v1':
      return { ...facts, hearing: 'stated' };
    case 'StatementPeriodEnded.v1':
      return { ...facts, hearing: 'lapsed' };
    case 'JointReviewDeferred.v1':
      return { ...facts, deferredUntil: event.data.until };
    case 'MilestoneReached.v1':
      return event.data.milestone === 'deferred' ? { ...facts, deferredUntil: null } : facts;
    case 'JointReviewDecided.v1': {
      const { outcome, grounds, validUntil, on } = event.data;
      const passes = outcome === 'pass';
      return {
        ...facts,
        result: { outcome, grounds, validUntil },
        failedOn: passes ? null : on,
        standing: passes ? 'valid' : 'none',
        deferredUntil: null,
      };
    }
    case 'FeedbackSent.v1':
      return { ...facts, fedBack: true, letterNo: event.data.letterNo };
    case 'AdverseFactReported.v1': {
      const { department, ground } = event.data;
      if (facts.result === null) return withLateFact(facts, department, ground);
      return { ...facts, reported: [...facts.reported, { department, ground }] };
    }
    case 'JointReviewRevoked.v1':
      return { ...facts, standing: 'revoked' };
    case 'JointReviewExpired.v1':
      return { ...facts, standing: 'expired' };
    case 'ReReviewRequested.v1':
      return {
        ...facts,
        ...anew,
        askedAgain: event.data.departments,
        lateFacts: facts.lateFacts.filter(({ department }) => !event.data.departments.includes(department)),
      };
    case 'OpinionRetracted.v1':
      return { ...facts, ...anew };
    default:
      return facts;
  }
};

/** The panel looks at it, and the candidate is told of it, whatever came before. */
const withLateFact = (facts: ReviewFacts, department: string, ground: string): ReviewFacts => {
  const { [department]: _before, ...findings } = facts.findings;
  return { ...facts, findings, hearing: 'none', lateFacts: [...facts.lateFacts, { department, ground }] };
};

/**
 * `not-waited-for` where the decision did not wait for the department, which may still report what it finds; `closed` where
 * nobody asks it any more. Whether it has reported is told by its ground alone, which not everybody sees.
 */
export type ReplyStatus = 'waiting' | 'replied' | 'not-waited-for' | 'closed';

/** Every mandatory department has answered, and nobody has decided. */
export const isConsolidated = ({ status, stages }: Pick<Flow, 'status' | 'stages'>): boolean =>
  status === 'running' && stages[CIRCULATION] === 'complete';

/** Whether a department may report what it finds: until somebody decides, and as long as a pass may be used. Basis: W1a. */
export const isOpenForFacts = (
  flow: Pick<Flow, 'status' | 'stages'>,
  { standing }: Pick<ReviewFacts, 'standing'>,
): boolean => standing === 'valid' || isConsolidated(flow);

/** What each department has said last: a re-review takes the place of what it said before. */
export const repliesOf = ({ tasks }: Pick<Flow, 'tasks'>): ReadonlyMap<string, Task> => {
  const replies = new Map<string, Task>();
  for (const task of tasks)
    if (task.stage === CIRCULATION && task.status === 'signed') replies.set(task.office.office, task);
  return replies;
};

const replied = (flow: Pick<Flow, 'tasks'>, ...results: readonly string[]): readonly Task[] =>
  [...repliesOf(flow).values()].filter(({ signature }) => results.includes(signature!.result));

/** Replies that stand in the way of a pass until the department itself takes them back. Basis: handbook W1a, one veto. */
export const hardReplies = (flow: Pick<Flow, 'tasks'>): readonly Task[] => replied(flow, 'hard');

/** Replies that a panel looks at before anybody decides. Basis: handbook W1a, ConvenePanel. */
export const doubtfulReplies = (flow: Pick<Flow, 'tasks'>): readonly Task[] => replied(flow, 'soft', 'needs-check');

/** The offices on whose word a panel looks: doubtful replies, and facts that were found after the replies. */
export const doubtfulOffices = (flow: Pick<Flow, 'tasks'>, { lateFacts }: Pick<ReviewFacts, 'lateFacts'>) => [
  ...new Set([
    ...doubtfulReplies(flow).map(({ office }) => office.office),
    ...lateFacts.map(({ department }) => department),
  ]),
];

/** Whether the panel has looked at every doubtful reply and late fact. */
export const isDoubtSettled = (
  flow: Pick<Flow, 'tasks'>,
  facts: Pick<ReviewFacts, 'findings' | 'lateFacts'>,
): boolean => doubtfulOffices(flow, facts).every((office) => office in facts.findings);

/** The grounds on which the result would be a fail: hard ones, and what the panel has confirmed. */
export const adverseGrounds = (
  flow: Pick<Flow, 'tasks'>,
  { findings, lateFacts }: Pick<ReviewFacts, 'findings' | 'lateFacts'>,
): readonly string[] => {
  const confirmed = doubtfulReplies(flow).filter(({ office }) => findings[office.office] === 'confirmed');
  const codes = [...hardReplies(flow), ...confirmed].flatMap(({ signature }) => signature!.ground ?? []);
  const late = lateFacts.filter(({ department }) => findings[department] === 'confirmed');
  return [...new Set([...codes, ...late.map(({ ground }) => ground)])].sort();
};

export const isAdverse = (flow: Pick<Flow, 'tasks'>, facts: Pick<ReviewFacts, 'findings' | 'lateFacts'>): boolean =>
  hardReplies(flow).length > 0 || doubtfulOffices(flow, facts).some((office) => facts.findings[office] === 'confirmed');
