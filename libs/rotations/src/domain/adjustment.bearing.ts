import type { Bearing } from '#workflow';
import type { AdjustmentFact } from './adjustment.events.js';

/** What each event of an adjustment is to its material. Locks follow from investigations, announcement and departure from decisions. */
export const adjustmentBearing: Readonly<Record<AdjustmentFact['type'], Bearing>> = {
  'AdjustmentTriggered.v1': 'lays',
  'AdjustmentLocked.v1': 'notes',
  'AdjustmentUnlocked.v1': 'notes',
  'SuspensionOrdered.v1': 'weighs',
  'SuspensionLifted.v1': 'weighs',
  'ConcernIssued.v1': 'weighs',
  'ConcernAnswered.v1': 'lays',
  'AnswerPeriodEnded.v1': 'notes',
  'AdmonitionIssued.v1': 'weighs',
  'SelfCorrectionReceived.v1': 'lays',
  'AdmonitionLifted.v1': 'weighs',
  'AdmonitionFailed.v1': 'weighs',
  'AdjustmentProposed.v1': 'weighs',
  'ToleranceChecked.v1': 'weighs',
  'CadreAdjusted.v1': 'weighs',
  'AdjustmentPostFiled.v1': 'notes',
  'AdjustmentAnnounced.v1': 'notes',
  'DepartureCompleted.v1': 'notes',
};
