import type { LocalDate, Rejection } from '#kernel';
import type { HostEnv } from '#workflow';
import type { AdjustmentOffice, EndReason, Escalation } from './adjustment.commands.js';
import type { Move, RotationOutcome } from './rotation.events.js';

/**
 * The facts of the moment: who of those to be moved is under investigation, after how many years a post is reviewed, and how
 * many months ahead the review may begin.
 */
export type RotationEnv = HostEnv &
  Readonly<{
    held: readonly string[];
    yearsOf: (post: string) => number | null;
    monthsAhead: number;
    unlawfulExit: (post: string, reason: EndReason) => Rejection | undefined;
    escalation: Escalation<AdjustmentOffice>;
  }>;

export type RotationWords =
  | Readonly<{
      type: 'OpenRotation';
      caseId: string;
      subjectId: string;
      orgPath: readonly string[];
      moves: readonly Move[];
      towns: readonly string[];
      reason: string;
    }>
  | Readonly<{
      type: 'DecideRotation';
      office: string;
      outcome: RotationOutcome;
      effectiveOn: LocalDate;
      documentNo: string;
      documentOn: LocalDate;
      reasons: string;
    }>
  | Readonly<{ type: 'BeginMoves' }>
  | Readonly<{ type: 'RefuseMoves'; code: string }>
  | Readonly<{ type: 'RetryMoves' }>
  | Readonly<{ type: 'CompleteMoves'; terms: readonly Readonly<{ termId: string; newTermId: string }>[] }>
  | Readonly<{ type: 'NoteHandedOver'; termId: string }>;

export type RotationCode =
  | 'rotation-exists'
  | 'not-open-now'
  | 'use-own-form'
  | 'date-ahead'
  | 'investigation-lock'
  | 'elected-post-not-rotated'
  | 'post-without-rotation'
  | 'years-not-reached'
  | 'swap-does-not-match'
  | 'destination-is-origin'
  | 'destination-missing'
  | 'consent-missing'
  | 'moves-not-refused'
  | 'moves-open';

export type RotationRejection = Rejection<RotationCode>;
export type RotationCommand = RotationWords & Readonly<{ env: RotationEnv }>;
