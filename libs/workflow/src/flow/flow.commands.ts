import type { Grantee, LocalDate, Rejection } from '#kernel';
import type { ClockEnv, DeadlineRule } from '../deadline.js';
import type { Recipients } from '../ladder.js';
import type { DocumentFile, Office, OpinionSeal } from './flow.events.js';
import type { CaseEntry } from './case-entries.js';
import type { Offices } from './moves.js';
import type { Acting } from './procedure.js';

/**
 * The facts of the moment: who acts (and for whom), the digest of the material as it lies before them, the offices that
 * the actors of a stage stand for today, time limits by rule key, and whom an office without anybody is told to. `fileOf`
 * answers for files that were uploaded for the case, `entryOf` for the entries that it has so far.
 */
export type FlowEnv = ClockEnv &
  Readonly<{
    personId: string;
    onBehalfOf: string | null;
    digest: string;
    officesOf: (actors: readonly Acting[]) => readonly Office[];
    rule: (key: string) => DeadlineRule;
    offices: Offices;
    supervisors: Recipients;
    fileOf: (sha256: string) => DocumentFile | undefined;
    entryOf: (eventId: string) => CaseEntry | undefined;
  }>;

type OfTask = Readonly<{ taskId: string }>;

export type FlowCommand =
  | Readonly<{ type: 'SubmitCase'; caseId: string; subjectId: string; orgPath: readonly string[] }>
  | (OfTask & Readonly<{ type: 'AcceptCase' }>)
  | (OfTask &
      Readonly<{
        type: 'GiveOpinion';
        result: string;
        ground: string | null;
        basisNo: string | null;
        opinion: string;
        /** Of a stage whose opinions come on sealed paper. */
        seal?: OpinionSeal;
      }>)
  | (OfTask & Readonly<{ type: 'TakeBackOpinion'; reason: string }>)
  | (OfTask & Readonly<{ type: 'ReturnCase'; to: string; reason: string }>)
  | Readonly<{ type: 'ResubmitCase'; note: string }>
  | Readonly<{ type: 'WithdrawCase'; reason: string }>
  | (OfTask & Readonly<{ type: 'TransferTask'; to: Office; reason: string }>)
  | (OfTask & Readonly<{ type: 'DelegateTask'; to: Office; request: string }>)
  | (OfTask & Readonly<{ type: 'ReportToDelegator'; opinion: string }>)
  | (OfTask &
      Readonly<{ type: 'AddSignatory'; place: 'before' | 'after' | 'beside'; signatory: Office; reason: string }>)
  | (OfTask & Readonly<{ type: 'RemoveSignatory'; reason: string }>)
  | Readonly<{ type: 'CopyCase'; copyId: string; to: readonly Grantee[] }>
  | Readonly<{ type: 'ReadCopy'; copyId: string }>
  | Readonly<{ type: 'UrgeCase'; note: string }>
  | (OfTask & Readonly<{ type: 'RequestMaterial'; what: string }>)
  | Readonly<{ type: 'ProvideMaterial'; note: string }>
  | Readonly<{ type: 'MakeComment'; comment: string }>
  | Readonly<{
      type: 'AttachDocument';
      sha256: string;
      kind: string;
      documentNo?: string | undefined;
      documentOn?: LocalDate | undefined;
    }>
  | Readonly<{ type: 'DecideCase'; office: string; outcome: string; reasons: string }>
  | Readonly<{ type: 'CloseCase' }>
  | Readonly<{ type: 'CorrectCase'; eventId: string; correction: string }>
  | Readonly<{ type: 'ReopenCase'; ground: string }>;

export type FlowRejection = Rejection<
  | 'case-submitted-already'
  | 'not-open-now'
  | 'unknown-result'
  | 'ground-missing'
  | 'reason-missing'
  | 'cannot-return-there'
  | 'nobody-in-the-office'
  | 'office-has-a-task'
  | 'addressee-kept-apart'
  | 'document-unknown'
  | 'document-dated-ahead'
  | 'seal-not-asked'
  | 'entry-of-another-case'
  | 'entry-made-by-itself'
>;
