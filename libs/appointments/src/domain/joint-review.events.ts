import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { HostedEvent } from '#workflow';
import type { Occasion, ReviewedPost, TownCheck } from './occasions.js';

type Of = Readonly<{ caseId: string; subjectId: string }>;
type By = Readonly<{ personId: string; on: LocalDate }>;
type About<More> = Of & By & Readonly<More>;

export type Finding = 'confirmed' | 'dismissed';
export type PanelFinding = Readonly<{ office: string; finding: Finding }>;

/** A check of the town. Who made it is unknown where it was recorded before checks named it: both are null. */
type TownCheckMade = Readonly<{
  check: TownCheck;
  doubtful: boolean;
  checkedOn: LocalDate;
  checkerId: string | null;
  checkerOffice: string | null;
}>;

/** What was said at each check, and on which paper. */
export type TownOpinions = Readonly<Partial<Record<TownCheck, Readonly<{ opinion: string; paperNo: string }>>>>;

/** Why a reply bears the signature of the deputy. */
export type DeputyReason = 'head-recused' | 'head-without-account';

/** What a joint review knows beside its route. The words of others about the candidate are theirs to forget. */
export type ReviewFact =
  | DomainEvent<
      'JointReviewOpened.v1',
      About<{
        occasion: Occasion;
        batchId: string | null;
        villageCode: string;
        post: ReviewedPost;
        urgent: boolean;
      }>
    >
  | DomainEvent<'VillageCheckRecorded.v1', About<{ note: Personal<string> }>>
  | DomainEvent<
      'TownReviewRecorded.v2',
      About<{
        checks: readonly TownCheckMade[];
        said: Personal<TownOpinions>;
        note: Personal<string>;
      }>
    >
  | DomainEvent<
      'PanelHeld.v1',
      About<{ heldOn: LocalDate; minutes: string; findings: readonly PanelFinding[]; note: Personal<string> }>
    >
  | DomainEvent<'AdverseOpinionNotified.v1', About<{ grounds: readonly string[]; noticeNo: string }>>
  | DomainEvent<'CandidateStatementRecorded.v1', About<{ statedOn: LocalDate; statement: Personal<string> }>>
  | DomainEvent<'StatementPeriodEnded.v1', Of & { on: LocalDate }>
  | DomainEvent<'JointReviewDeferred.v1', About<{ until: LocalDate; reasons: Personal<string> }>>
  | DomainEvent<
      'JointReviewDecided.v1',
      About<{ outcome: 'pass' | 'fail'; grounds: readonly string[]; validUntil: LocalDate | null }>
    >
  | DomainEvent<'FeedbackSent.v1', About<{ letterNo: string }>>
  | DomainEvent<'AdverseFactReported.v1', About<{ department: string; ground: string; basisNo: Personal<string> }>>
  | DomainEvent<
      'DeputyReplySigned.v1',
      Of & { taskId: string; office: string; deputyId: string; because: DeputyReason; on: LocalDate }
    >
  | DomainEvent<'JointReviewRevoked.v1', About<{ ground: string; reasons: Personal<string> }>>
  | DomainEvent<'JointReviewExpired.v1', Of & { on: LocalDate }>
  | DomainEvent<
      'ReReviewRequested.v1',
      About<{ departments: readonly string[]; evidence: string; reasons: Personal<string> }>
    >;

export type ReviewEvent = HostedEvent<ReviewFact>;

const words = (...fields: readonly string[]) => ({ subject: 'subjectId', scope: 'caseId', fields });

const withoutCheckers = (data: Readonly<{ checks: readonly object[] }>) => ({
  type: 'TownReviewRecorded.v2',
  data: {
    ...data,
    checks: data.checks.map((check) => ({ ...check, checkerId: null, checkerOffice: null })),
    said: null,
  },
});

export const reviewFacts = eventSchema<ReviewFact>({
  current: [
    'JointReviewOpened.v1',
    'VillageCheckRecorded.v1',
    'TownReviewRecorded.v2',
    'PanelHeld.v1',
    'AdverseOpinionNotified.v1',
    'CandidateStatementRecorded.v1',
    'StatementPeriodEnded.v1',
    'JointReviewDeferred.v1',
    'JointReviewDecided.v1',
    'FeedbackSent.v1',
    'AdverseFactReported.v1',
    'DeputyReplySigned.v1',
    'JointReviewRevoked.v1',
    'JointReviewExpired.v1',
    'ReReviewRequested.v1',
  ],
  personal: {
    'VillageCheckRecorded.v1': words('note'),
    'TownReviewRecorded.v1': words('note'),
    'TownReviewRecorded.v2': words('said', 'note'),
    'PanelHeld.v1': words('note'),
    'CandidateStatementRecorded.v1': words('statement'),
    'JointReviewDeferred.v1': words('reasons'),
    'AdverseFactReported.v1': words('basisNo'),
    'JointReviewRevoked.v1': words('reasons'),
    'ReReviewRequested.v1': words('reasons'),
  },
  upcast: { 'TownReviewRecorded.v1': withoutCheckers },
});
