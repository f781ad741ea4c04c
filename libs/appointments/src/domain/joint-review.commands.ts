import type { LocalDate, Rejection } from '#kernel';
import type { HostEnv, Stage } from '#workflow';
import type { Ground } from './ineligibility.js';
import type { DeputyReason, PanelFinding } from './joint-review.events.js';
import type { Occasion, ReviewedPost, TownCheck } from './occasions.js';

/** Offices that the ladder of a clock reaches. */
export type ReviewOffice =
  'liaison' | 'head' | 'townOrgOfficer' | 'townPartyCommittee' | 'countyOrgOfficer' | 'countyOrgLeader';

export type Escalation = Readonly<
  Record<Exclude<Stage, 'missed'>, Readonly<{ to: readonly ReviewOffice[]; copyTo: readonly ReviewOffice[] }>>
>;

/** A check as it is recorded: who made it is a person, or the name of an office that has nobody in the register. */
export type TownCheckWords = Readonly<{
  check: TownCheck;
  doubtful: boolean;
  checkedOn: LocalDate;
  checkerId: string | null;
  checkerOffice: string | null;
  opinion: string;
  paperNo: string;
}>;

/**
 * What is known of the persons whom words name: near relatives of the candidate; those who are registered; those who hold
 * the office of discipline in the town, and whether anybody does; and the deputy who signs a reply, null where the head does.
 */
export type Signatories = Readonly<{
  relatives: readonly string[];
  registered: readonly string[];
  disciplineManned: boolean;
  disciplineOfficers: readonly string[];
  deputy: Readonly<{ personId: string; because: DeputyReason }> | null;
}>;

/** The facts of the moment, with the grounds in force for the county, and who is told of what. */
export type ReviewEnv = HostEnv &
  Readonly<{
    grounds: readonly Ground[];
    signatories: Signatories;
    minDepartments: number;
    escalation: Readonly<{ reply: Escalation; other: Escalation }>;
  }>;

export type ReviewWords =
  | Readonly<{
      type: 'OpenReview';
      caseId: string;
      subjectId: string;
      orgPath: readonly string[];
      occasion: Occasion;
      batchId: string | null;
      post: ReviewedPost;
      urgent: boolean;
    }>
  | Readonly<{ type: 'RecordVillageCheck'; note: string }>
  | Readonly<{
      type: 'RecordTownReview';
      checks: readonly TownCheckWords[];
      note: string;
    }>
  | Readonly<{
      type: 'HoldPanel';
      heldOn: LocalDate;
      minutes: string;
      findings: readonly PanelFinding[];
      note: string;
    }>
  | Readonly<{ type: 'NotifyAdverseOpinion'; noticeNo: string }>
  | Readonly<{ type: 'RecordCandidateStatement'; statedOn: LocalDate; statement: string }>
  | Readonly<{ type: 'DeferDecision'; until: LocalDate; reasons: string }>
  | Readonly<{ type: 'FeedBackResult'; letterNo: string }>
  | Readonly<{ type: 'ReportAdverseFact'; ground: string; basisNo: string }>
  | Readonly<{ type: 'RevokeReview'; reasons: string }>
  | Readonly<{ type: 'RequestReReview'; departments: readonly string[]; evidence: string; reasons: string }>;

type Numbered = 'NotifyAdverseOpinion' | 'FeedBackResult';

/** What is asked for in a review: a letter without a number is given one. */
export type ReviewActs =
  | Exclude<ReviewWords, { type: 'OpenReview' | Numbered }>
  | Readonly<{ type: 'NotifyAdverseOpinion'; noticeNo: string | undefined }>
  | Readonly<{ type: 'FeedBackResult'; letterNo: string | undefined }>;

export type ReviewCode =
  | 'review-exists'
  | 'use-own-form'
  | 'town-checks-incomplete'
  | 'date-ahead'
  | 'checker-missing'
  | 'checker-named-twice'
  | 'checker-is-candidate'
  | 'checker-is-relative'
  | 'checker-is-recorder'
  | 'checker-unknown'
  | 'checker-by-person'
  | 'checker-of-another-office'
  | 'seal-missing'
  | 'sealed-before-circulation'
  | 'minutes-missing'
  | 'register-incomplete'
  | 'unknown-ground'
  | 'ground-of-other-tier'
  | 'clear-names-no-ground'
  | 'delegate-not-of-the-department'
  | 'replies-missing'
  | 'nothing-doubtful'
  | 'findings-incomplete'
  | 'panel-first'
  | 'no-adverse-opinion'
  | 'notified-already'
  | 'no-statement-awaited'
  | 'statement-awaited'
  | 'notice-first'
  | 'hard-ground-stands'
  | 'until-not-ahead'
  | 'not-decided'
  | 'result-not-fed-back'
  | 'no-valid-pass'
  | 'no-adverse-fact'
  | 'not-concerned'
  | 'not-open-now';

export type ReviewRejection = Rejection<ReviewCode>;
export type ReviewCommand = ReviewWords & Readonly<{ env: ReviewEnv }>;

export const reject = (rejected: ReviewCode, params?: Record<string, string | number>): ReviewRejection => ({
  rejected,
  ...(params ? { params } : {}),
});
