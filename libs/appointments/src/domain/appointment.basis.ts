import type { Basis } from '#workflow';
import type { AppointmentWords } from './appointment.commands.js';

/** What each command of an appointment rests on. Basis: handbook W1, W1b, 2.5 (AppointmentSaga). */
export const appointmentBasis: Readonly<Record<AppointmentWords['type'], Basis>> = {
  OpenAppointment: ['handbook W1b: AppointSecretary', 'handbook 2.5: AppointmentSaga'],
  TakeStep: ['handbook 2.5: AppointmentSaga'],
  PostNotice: ['handbook W1: appt.publicity'],
  CloseNotice: ['handbook W1: appt.publicity'],
  AppointSecretary: ['handbook W1b: AppointSecretary'],
  DeclineAppointment: ['handbook W1b: AppointSecretary'],
  NoteCandidacyEnd: ['handbook W1e: false material cancels', 'handbook 2.5: AppointmentSaga'],
  NoteRefusal: ['handbook 2.5: AppointmentSaga'],
  RequestTermStart: ['handbook 2.5: AppointmentSaga'],
  DecideAnew: ['handbook W1b: AppointSecretary', 'handbook 2.5: AppointmentSaga'],
  RevokeAppointment: ['handbook W1b: AppointSecretary', 'handbook 2.3: void 作废'],
  RecordTrialHearing: ['handbook W1e: appt.probation', 'P15'],
  EndTrial: ['handbook W1e: appt.probation', 'P15'],
};
