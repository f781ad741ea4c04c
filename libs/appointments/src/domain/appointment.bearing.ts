import type { Bearing } from '#workflow';
import type { AppointmentFact } from './appointment.events.js';

/** What each event of an appointment is to its material. Steps are what other cases have settled. */
export const appointmentBearing: Readonly<Record<AppointmentFact['type'], Bearing>> = {
  'AppointmentOpened.v2': 'lays',
  'AppointmentStepTaken.v1': 'notes',
  'NoticePosted.v1': 'notes',
  'NoticePeriodEnded.v1': 'notes',
  'NoticeClosed.v1': 'weighs',
  'SecretaryAppointed.v1': 'weighs',
  'LaterReviewTaken.v1': 'notes',
  'NewDecisionMade.v1': 'weighs',
  'AppointmentRevoked.v1': 'weighs',
  'CandidacyEndNoted.v1': 'lays',
  'AppointmentDropped.v1': 'weighs',
  'TermStartRefused.v1': 'notes',
  'TermStartRequested.v1': 'notes',
  'TrialHearingRecorded.v1': 'lays',
  'TrialEnded.v1': 'weighs',
};
