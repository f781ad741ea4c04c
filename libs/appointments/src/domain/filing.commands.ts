import type { LocalDate, Rejection } from '#kernel';
import type { HostEnv } from '#workflow';
import type { FilingCheck, RecordChange } from './filing-checks.js';
import type { CheckResult } from './filing.events.js';
import type { FilingMode, OfficeEscalation } from './filing-rules.js';
import type { ReviewPass } from './review-pass.js';

/** The facts of the moment, with the mode of filing in force, and who is told of what. */
export type FilingEnv = HostEnv &
  Readonly<{
    mode: FilingMode;
    escalation: Readonly<{ town: OfficeEscalation; county: OfficeEscalation; training: OfficeEscalation }>;
  }>;

/** `pass` is the joint review of this person for this post as it stands today; null where none may be used. */
export type FilingWords =
  | Readonly<{
      type: 'PrepareFiling';
      caseId: string;
      subjectId: string;
      orgPath: readonly string[];
      countsFrom: LocalDate;
      pass: ReviewPass | null;
      /** Of the appointment that the filing serves; where there is none, the mode in force holds. */
      mode?: FilingMode | undefined;
    }>
  | Readonly<{ type: 'ExamineFiling'; checks: readonly CheckResult[]; note: string }>
  | Readonly<{ type: 'AcceptFiling'; filingNo: string; pass: ReviewPass | null }>
  | Readonly<{ type: 'ObjectToFiling'; checks: readonly FilingCheck[]; ground: string }>
  | Readonly<{
      type: 'CorrectFiling';
      kind: 'corrected' | 'reconsideration';
      note: string;
      documents: readonly Readonly<{ sha256: string; kind: string }>[];
    }>
  | Readonly<{ type: 'VoidFiling'; reason: string }>
  | Readonly<{ type: 'RegisterSecretary'; termId: string; startedOn: LocalDate }>
  | Readonly<{ type: 'RecordFirstTraining'; completedOn: LocalDate; certificateNo: string }>
  | Readonly<{ type: 'ReportSecretaryChange'; change: RecordChange; changedOn: LocalDate; documentNo: string }>;

export type FilingCode =
  | 'filing-exists'
  | 'no-valid-review'
  | 'use-own-form'
  | 'date-ahead'
  | 'minutes-missing'
  | 'inspection-report-missing'
  | 'checklist-incomplete'
  | 'deficiencies-stand'
  | 'not-examined'
  | 'not-filed'
  | 'not-objected'
  | 'registered-already'
  | 'not-in-database'
  | 'training-recorded-already'
  | 'training-before-appointment'
  | 'change-before-appointment'
  | 'not-open-now';

export type FilingRejection = Rejection<FilingCode>;
export type FilingCommand = FilingWords & Readonly<{ env: FilingEnv }>;

export const refuse = (rejected: FilingCode): FilingRejection => ({ rejected });
