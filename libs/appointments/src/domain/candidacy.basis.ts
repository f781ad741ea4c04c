import type { Basis } from '#workflow';
import type { CandidacyWords } from './candidacy.commands.js';

/** What each command of a candidacy rests on. Basis: handbook W1e (P14). */
export const candidacyBasis: Readonly<Record<CandidacyWords['type'] | 'OpenReview', Basis>> = {
  ApplyForPost: ['handbook W1e: applications only through the unit’s Party organization', 'P14'],
  OpenReview: ['handbook W1e: county qualification joint review', 'handbook W1a: OpenCase'],
  TakeCandidacyStep: ['handbook W1e: state chain'],
  DecideListing: ['handbook W1e: decision list', 'P14'],
  RecordMedicalCheck: ['handbook W1e: medical check', 'P14'],
  StartAppointment: ['handbook W1e: appointment with trial period', 'appt.probation'],
  EndCandidacy: ['handbook W1e: state chain (ended)', 'P14'],
};
