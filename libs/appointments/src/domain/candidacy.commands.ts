import type { LocalDate, Rejection } from '#kernel';
import type { HostEnv } from '#workflow';
import type { Background, CandidacyStep, EndGround } from './candidacy.events.js';
import type { OfficeEscalation } from './filing-rules.js';

/** The facts of the moment, with whom its clocks reach. */
export type CandidacyEnv = HostEnv & Readonly<{ selectionEscalation: OfficeEscalation }>;

/** A selection that has been noticed and is not closed. */
export type NoticedSelection = Readonly<{
  selectionId: string;
  villages: readonly string[];
  team: readonly string[];
  applyUntil: LocalDate;
}>;

/**
 * `selection` is null where none of the id takes applications. `StartAppointment` is rehearsed only: an appointment is a
 * case of its own.
 */
export type CandidacyWords =
  | Readonly<{
      type: 'ApplyForPost';
      caseId: string;
      subjectId: string;
      orgPath: readonly string[];
      unitPath: readonly string[];
      background: Background;
      selection: NoticedSelection | null;
    }>
  | Readonly<{ type: 'TakeCandidacyStep'; step: CandidacyStep; reference: string; doneOn: LocalDate }>
  | Readonly<{
      type: 'DecideListing';
      outcome: 'list' | 'not-list';
      documentNo: string;
      documentOn: LocalDate;
      reasons: string;
    }>
  | Readonly<{ type: 'RecordMedicalCheck'; fit: boolean; paperNo: string; checkedOn: LocalDate }>
  | Readonly<{ type: 'StartAppointment' }>
  | Readonly<{ type: 'EndCandidacy'; ground: EndGround; basisNo: string; reasons: string }>;

export type CandidacyCode =
  | 'candidacy-exists'
  | 'no-such-selection'
  | 'applications-over'
  | 'village-not-in-selection'
  | 'unit-without-party-organization'
  | 'candidate-on-team'
  | 'use-own-form'
  | 'minutes-missing'
  | 'comparison-without-reasons'
  | 'delegate-on-team'
  | 'comparison-first'
  | 'date-ahead'
  | 'date-before-step'
  | 'not-listed'
  | 'medical-recorded-already'
  | 'medical-first'
  | 'appointment-under-way'
  | 'appointed-already'
  | 'not-open-now';

export type CandidacyRejection = Rejection<CandidacyCode>;
export type CandidacyCommand = CandidacyWords & Readonly<{ env: CandidacyEnv }>;

export const turnDown = (rejected: CandidacyCode, params?: CandidacyRejection['params']): CandidacyRejection => ({
  rejected,
  ...(params ? { params } : {}),
});
