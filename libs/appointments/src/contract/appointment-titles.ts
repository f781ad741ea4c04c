import type { AppointmentFact } from '../domain/appointment.events.js';

/** What the events of an appointment are called in its history. */
export const appointmentTitles: Readonly<Record<AppointmentFact['type'], Readonly<{ zh: string; en: string }>>> = {
  'AppointmentOpened.v2': { zh: '发起任职', en: 'Appointment opened' },
  'AppointmentStepTaken.v1': { zh: '办结一个环节', en: 'Step settled' },
  'NoticePosted.v1': { zh: '张贴公示', en: 'Public notice posted' },
  'NoticePeriodEnded.v1': { zh: '公示期满', en: 'Time of the public notice over' },
  'NoticeClosed.v1': { zh: '公示结束', en: 'Public notice closed' },
  'SecretaryAppointed.v1': { zh: '任职决定', en: 'Secretary appointed' },
  'LaterReviewTaken.v1': { zh: '改用新的联审合格结论', en: 'Later joint review taken over' },
  'NewDecisionMade.v1': { zh: '重新作出任职决定', en: 'Decided anew' },
  'AppointmentRevoked.v1': { zh: '撤销任职决定', en: 'Decision revoked' },
  'CandidacyEndNoted.v1': { zh: '公开遴选报名已终止，任职停办', en: 'Candidacy ended: the appointment stands still' },
  'AppointmentDropped.v1': { zh: '不予任职', en: 'Appointment dropped' },
  'TermStartRefused.v1': { zh: '任职登记被拒绝', en: 'Term refused by the register' },
  'TermStartRequested.v1': { zh: '重新登记任职', en: 'Term requested again' },
  'TrialHearingRecorded.v1': { zh: '听取本人意见', en: 'Heard on the trial period' },
  'TrialEnded.v1': { zh: '试用期满决定', en: 'Trial period ended' },
};
