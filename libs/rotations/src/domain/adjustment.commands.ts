import type { LocalDate, Rejection } from '#kernel';
import type { HostEnv, Stage } from '#workflow';
import type { ToleranceOffice, ToleranceOpinion } from './adjustment.events.js';
import type { AdjustmentKind, adjustmentKinds, Trigger } from './adjustment.triggers.js';
import type { Lock } from './investigation.js';

/** By what a term ends that an adjustment ends. */
export type EndReason = (typeof adjustmentKinds)[AdjustmentKind]['reason'];

type ExitCode = 'exit-not-of-this-post' | 'vc-post-not-by-removal' | 'vsc-post-not-by-removal';

/** Offices that the ladder of a clock reaches. */
export type AdjustmentOffice =
  | 'subject'
  | 'townOrgOfficer'
  | 'townDisciplineOfficer'
  | 'townPartyCommittee'
  | 'countyOrgOfficer'
  | 'countyOrgLeader';

export type Escalation<Office extends string> = Readonly<
  Record<Exclude<Stage, 'missed'>, Readonly<{ to: readonly Office[]; copyTo: readonly Office[] }>>
>;

/** The facts of the moment: whether the cadre is under investigation, and what the law says of an exit. */
export type AdjustmentEnv = HostEnv &
  Readonly<{
    lock: Lock | null;
    filingMode: 'pre' | 'post';
    unlawfulExit: (post: string, reason: EndReason) => Rejection<ExitCode> | undefined;
    escalation: Escalation<AdjustmentOffice>;
  }>;

type Paper = Readonly<{ documentNo: string; reasons: string }>;

export type AdjustmentWords =
  | Readonly<{
      type: 'OpenAdjustment';
      caseId: string;
      subjectId: string;
      orgPath: readonly string[];
      termId: string;
      post: string;
      trigger: Trigger;
      ground: string;
      evidence: string | null;
    }>
  | Readonly<{ type: 'NoteInvestigation' }>
  | (Paper & Readonly<{ type: 'OrderSuspension'; from: LocalDate }>)
  | Readonly<{ type: 'LiftSuspension'; documentNo: string }>
  | Readonly<{ type: 'IssueConcern'; noticeNo: string; concern: string }>
  | Readonly<{ type: 'RecordAnswer'; answeredOn: LocalDate; answer: string }>
  | (Paper & Readonly<{ type: 'Admonish'; servedOn: LocalDate; months: number }>)
  | Readonly<{ type: 'RecordSelfCorrection'; receivedOn: LocalDate; plan: string }>
  | (Paper & Readonly<{ type: 'Recheck'; lifted: boolean }>)
  | Readonly<{ type: 'ProposeAdjustment'; kind: AdjustmentKind; reasons: string }>
  | (Paper & Readonly<{ type: 'EndUnfounded' }>)
  | Readonly<{ type: 'RecordTolerance'; office: ToleranceOffice; opinion: ToleranceOpinion; reasons: string }>
  | (Paper &
      Readonly<{
        type: 'DecideAdjustment';
        office: string;
        outcome: 'adjusted' | 'kept';
        endsOn: LocalDate;
        documentOn: LocalDate;
      }>)
  | Readonly<{ type: 'RecordPostFiling'; filingNo: string }>
  | Readonly<{ type: 'AnnounceAdjustment'; announcedOn: LocalDate; place: string }>
  | Readonly<{ type: 'CompleteDeparture' }>;

export type AdjustmentCode =
  | 'adjustment-exists'
  | 'not-open-now'
  | 'use-own-form'
  | 'date-ahead'
  | 'date-before-step'
  | 'investigation-lock'
  | 'no-investigation'
  | 'suspended-already'
  | 'not-suspended'
  | 'facts-not-established'
  | 'facts-established'
  | 'concern-issued'
  | 'no-answer-awaited'
  | 'answer-awaited'
  | 'person-not-heard'
  | 'admonition-runs'
  | 'no-admonition'
  | 'months-outside'
  | 'recheck-too-early'
  | 'plan-received'
  | ExitCode
  | 'resignation-only'
  | 'resignation-by-request'
  | 'nothing-proposed'
  | 'tolerance-recorded'
  | 'tolerance-unchecked'
  | 'tolerated'
  | 'not-decided-yet'
  | 'filed-after-already'
  | 'not-filed-after'
  | 'announced-already'
  | 'not-announced'
  | 'departure-open';

export type AdjustmentRejection = Rejection<AdjustmentCode>;
export type AdjustmentCommand = AdjustmentWords & Readonly<{ env: AdjustmentEnv }>;

export const reject = (rejected: AdjustmentCode, params?: Record<string, string | number>): AdjustmentRejection => ({
  rejected,
  ...(params ? { params } : {}),
});

/** An act does not lie before the step that it follows. Basis: handbook 2.4 (evidence), W2 (state table). */
export const beforeStep = (on: LocalDate, earliest: LocalDate | null): AdjustmentRejection | undefined =>
  earliest !== null && on < earliest ? reject('date-before-step', { earliest }) : undefined;
