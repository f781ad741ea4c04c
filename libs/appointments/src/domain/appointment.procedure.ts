import { DRAFT, result, stage, withMoreVerbs, type Procedure } from '#workflow';
import { SECRETARY_FILING } from './filing.procedure.js';
import { JOINT_REVIEW } from './joint-review.procedure.js';

export const APPOINTMENT = 'secretary-appointment';
export const POST_APPOINTMENT = 'secretary-appointment-filed-after';
export const REVIEW_STAGE = 'review';
export const FILING_STAGE = 'filing';
export const NOTICE_STAGE = 'public-notice';

/** What other cases settle: the process signs for them, and nobody else. */
export const PROCESS = 'process';

const review = stage(REVIEW_STAGE, '县级联审', 'joint review', {
  basis: ['handbook W1a', '中办发〔2019〕41号'],
  after: [],
  actors: [{ named: PROCESS }],
  results: { passed: result('联审合格', 'passed') },
  apartFrom: [],
  through: JOINT_REVIEW,
});

const filing = stage(FILING_STAGE, '任前备案', 'filing before the appointment', {
  basis: ['handbook W1b: AppointSecretary needs FilingAccepted'],
  after: [REVIEW_STAGE],
  actors: [{ named: PROCESS }],
  results: { filed: result('已备案', 'filed') },
  apartFrom: [],
  through: SECRETARY_FILING,
});

const noticeAfter = (before: string) =>
  stage(NOTICE_STAGE, '任前公示', 'public notice', {
    basis: ['handbook W1: appt.publicity'],
    after: [before],
    actors: [{ role: 'townOrgOfficer', at: 'town' }],
    results: { closed: result('公示结束', 'closed') },
    ownLimit: 'appt.publicity',
    apartFrom: [],
  });

const common = {
  version: 1,
  basis: ['handbook W1a', 'handbook W1b', 'handbook 2.5: AppointmentSaga'],
  decision: {
    title: { zh: '任职决定', en: 'decision on the appointment' },
    basis: ['handbook W1b: AppointSecretary'],
    actors: [{ role: 'townPartyCommittee', at: 'town' }],
    outcomes: { appoint: result('予以任职', 'appointed'), decline: result('不予任职', 'not appointed', true) },
    deadline: null,
    apartFrom: [DRAFT],
  },
  withdraw: { beforeStage: NOTICE_STAGE },
  resubmit: 'returning-stage',
  reopen: null,
  correction: null,
  materialCap: null,
} as const satisfies Partial<Procedure>;

const town = [{ role: 'townOrgOfficer', at: 'town' }] as const;
const personnelFile = {
  key: 'personnel-file',
  title: { zh: '建立干部人事档案', en: 'personnel file' },
  basis: ['handbook W1b: personnelFile.create', 'P09'],
  actors: town,
  rule: 'personnelFile.create',
};
const firstTraining = {
  key: 'first-training',
  title: { zh: '首次培训', en: 'first training' },
  basis: ['handbook W5: train.secretary.newWithin', 'P40'],
  actors: town,
  rule: 'train.secretary.newWithin',
};
const filingAfter = {
  key: 'filing',
  title: { zh: '任后备案', en: 'filing after the appointment' },
  basis: ['handbook W1b: filing.submit'],
  actors: town,
  rule: 'filing.submit',
  through: SECRETARY_FILING,
};

/**
 * Appointment of a village secretary: joint review, filing, public notice, decision of the town Party committee; then
 * term, file and first training. Basis: handbook W1b (guard of pre mode and post mode), 2.5 (AppointmentSaga).
 */
const firsts: readonly Procedure[] = [
  {
    ...common,
    key: APPOINTMENT,
    title: { zh: '村党组织书记任职', en: 'appointment of a village secretary' },
    stages: [review, filing, noticeAfter(FILING_STAGE)],
    afterwards: [personnelFile, firstTraining],
  },
  {
    ...common,
    key: POST_APPOINTMENT,
    title: { zh: '村党组织书记任职（任后备案）', en: 'appointment of a village secretary, filed afterwards' },
    stages: [review, noticeAfter(REVIEW_STAGE)],
    afterwards: [filingAfter, personnelFile, firstTraining],
  },
];

/**
 * In the second versions what is objected during the public notice may be looked into by somebody who reports to the town.
 * Review and filing are cases of their own, with verbs of their own; material is not asked for, since the days of a notice are
 * counted for the public and stand still for nobody. Basis: handbook W1 (`appt.publicity`), 5 (委派).
 */
const seconds = firsts.map((first) => withMoreVerbs(first, { [NOTICE_STAGE]: ['delegate'] }, null));

export const appointmentProcedures: readonly Procedure[] = [...firsts, ...seconds];
