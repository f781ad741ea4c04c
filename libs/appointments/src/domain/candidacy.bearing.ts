import type { Bearing } from '#workflow';
import type { CandidacyFact } from './candidacy.events.js';

/** What each event of a candidacy is to its material. The medical check comes after the list, and changes nothing of what it saw. */
export const candidacyBearing: Readonly<Record<CandidacyFact['type'], Bearing>> = {
  'CandidateApplied.v1': 'lays',
  'CandidateRecommended.v1': 'notes',
  'CandidacyStepTaken.v1': 'notes',
  'ListingDecided.v1': 'weighs',
  'MedicalCheckRecorded.v1': 'notes',
  'CandidacyEnded.v1': 'weighs',
};
