import type { Bearing } from '#workflow';
import type { FilingFact } from './filing.events.js';

/** What each event of a filing is to its material. The register and what is reported to it follow from the filing. */
export const filingBearing: Readonly<Record<FilingFact['type'], Bearing>> = {
  'FilingPrepared.v1': 'lays',
  'FilingSubmitted.v1': 'notes',
  'FilingExamined.v1': 'weighs',
  'FilingAccepted.v1': 'weighs',
  'FilingObjected.v1': 'weighs',
  'FilingCorrected.v1': 'lays',
  'FilingVoided.v1': 'weighs',
  'SecretaryRegistered.v1': 'notes',
  'FirstTrainingRecorded.v1': 'notes',
  'SecretaryRecordChanged.v1': 'notes',
};
