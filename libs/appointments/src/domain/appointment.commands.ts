import type { LocalDate, Rejection } from '#kernel';
import type { FilingEnv } from './filing.commands.js';
import type { EndGround } from './candidacy.events.js';
import type { AppointmentStep, Entry } from './appointment.events.js';
import type { ReviewedPost } from './occasions.js';
import type { ReviewPass } from './review-pass.js';

export type AppointmentEnv = FilingEnv;

/** `pass` and `filed` are the joint review and the filing as they stand today; null where they do not. */
export type AppointmentWords =
  | Readonly<{
      type: 'OpenAppointment';
      caseId: string;
      subjectId: string;
      orgPath: readonly string[];
      post: ReviewedPost;
      entry: Entry;
      onTrial: boolean;
      candidacyId: string | null;
    }>
  | Readonly<{ type: 'TakeStep'; step: AppointmentStep; reference: string; doneOn: LocalDate }>
  | Readonly<{ type: 'PostNotice'; postedOn: LocalDate; place: string }>
  | Readonly<{ type: 'CloseNotice'; objections: number; upheld: boolean; note: string }>
  | Readonly<{
      type: 'AppointSecretary';
      startedOn: LocalDate;
      documentNo: string;
      documentOn: LocalDate;
      pass: ReviewPass | null;
      filed: boolean;
    }>
  | Readonly<{
      type: 'DecideAnew';
      startedOn: LocalDate;
      documentNo: string;
      documentOn: LocalDate;
      pass: ReviewPass | null;
      filed: boolean;
    }>
  | Readonly<{ type: 'RevokeAppointment'; documentNo: string; documentOn: LocalDate; reasons: string }>
  | Readonly<{ type: 'DeclineAppointment'; reasons: string }>
  | Readonly<{ type: 'NoteCandidacyEnd'; candidacyId: string; ground: EndGround }>
  | Readonly<{ type: 'NoteRefusal'; code: string }>
  | Readonly<{ type: 'RequestTermStart' }>
  | Readonly<{ type: 'RecordTrialHearing'; heardOn: LocalDate; statement: string }>
  | Readonly<{
      type: 'EndTrial';
      outcome: 'confirmed' | 'ended';
      endedOn: LocalDate;
      documentNo: string;
      documentOn: LocalDate;
      reasons: string;
    }>;

export type AppointmentCode =
  | 'appointment-exists'
  | 'elected-not-appointed'
  | 'use-own-form'
  | 'date-ahead'
  | 'date-before-step'
  | 'notice-not-posted'
  | 'notice-running'
  | 'notice-closed-already'
  | 'notice-not-closed'
  | 'objection-upheld'
  | 'candidacy-ended'
  | 'reason-missing'
  | 'no-valid-review'
  | 'filing-first'
  | 'start-before-decision'
  | 'term-not-refused'
  | 'no-trial'
  | 'trial-before-start'
  | 'trial-unheard'
  | 'not-open-now';

export type AppointmentRejection = Rejection<AppointmentCode>;
export type AppointmentCommand = AppointmentWords & Readonly<{ env: AppointmentEnv }>;

export const decline = (rejected: AppointmentCode, params?: AppointmentRejection['params']): AppointmentRejection => ({
  rejected,
  ...(params ? { params } : {}),
});

/** An act does not lie before the step that it follows. Basis: handbook 2.4 (evidence), W1b (state table). */
export const beforeStep = (on: LocalDate, earliest: LocalDate): AppointmentRejection | undefined =>
  on < earliest ? decline('date-before-step', { earliest }) : undefined;
