import { personOffice } from '#testing';
import {
  anew,
  appoint,
  candidacyEnd,
  closeNotice,
  filedStep,
  hearing,
  open,
  postNotice,
  reviewed,
  revoke,
  stepTo,
  trialEnd,
  type AppointmentGiven,
} from './appointment.fixture.js';
import type { FilingMode } from './filing-rules.js';

/** A simple model of an appointment on trial: where it stands, and what is settled after its decision. */
export type Model = Readonly<{
  at: 'none' | 'review' | 'filing' | 'noticing' | 'noticed' | 'closed-notice' | 'upheld' | 'decided' | 'over';
  settled: readonly string[];
  refused: boolean;
  heard: boolean;
  /** Whether somebody looks into what was objected during the notice. */
  delegated: boolean;
  trial: 'confirmed' | 'ended' | null;
  candidacyEnded: boolean;
}>;

export const nothing: Model = {
  at: 'none',
  settled: [],
  refused: false,
  heard: false,
  delegated: false,
  trial: null,
  candidacyEnded: false,
};

export type Act = Readonly<{
  name: string;
  words: AppointmentGiven;
  fits: (model: Model, mode: FilingMode) => boolean;
  leads: (model: Model, mode: FilingMode) => Partial<Model>;
}>;

const at =
  (...places: readonly Model['at'][]) =>
  (model: Model) =>
    places.includes(model.at);
/** Nobody has decided on it. */
const undecided = at('review', 'filing', 'noticing', 'noticed', 'closed-notice', 'upheld');
/** The same, of an appointment that does not stand still for the end of a candidacy. */
const going =
  (...places: readonly Model['at'][]) =>
  (model: Model) =>
    at(...places)(model) && !(undecided(model) && model.candidacyEnded);
const to = (place: Model['at']) => () => ({ at: place });

const noticed = (model: Model) => going('noticed')(model) && !model.delegated;

const NEEDED = ['term', 'registration', 'file', 'training'];
/** The case is over once all is settled and the trial confirmed. */
const after = (model: Model): Partial<Model> =>
  NEEDED.every((step) => model.settled.includes(step)) && model.trial === 'confirmed'
    ? { ...model, at: 'over' }
    : model;
const settling = (step: 'registration' | 'file' | 'training'): Act => ({
  name: step,
  words: stepTo(step),
  fits: ({ at: place, settled }) => place === 'decided' && !settled.includes(step),
  leads: (model) => after({ ...model, settled: [...model.settled, step] }),
});
const onTrial = ({ at: place, settled, trial }: Model) =>
  place === 'decided' && settled.includes('term') && trial === null;

export const acts: readonly Act[] = [
  { name: 'open', words: { ...open, onTrial: true }, fits: at('none'), leads: to('review') },
  {
    name: 'pass the review',
    words: reviewed,
    fits: going('review'),
    leads: (_model, mode) => ({ at: mode === 'pre' ? 'filing' : 'noticing' }),
  },
  { name: 'file', words: filedStep, fits: going('filing'), leads: to('noticing') },
  {
    name: 'withdraw',
    words: { type: 'WithdrawCase', reason: '放弃' },
    fits: at('review', 'filing'),
    leads: to('over'),
  },
  {
    name: 'post the notice',
    words: postNotice,
    fits: (model) => going('noticing', 'noticed')(model) && !model.delegated,
    leads: to('noticed'),
  },
  {
    name: 'have an objection looked into',
    words: {
      type: 'DelegateTask',
      taskId: 'public-notice.1.1',
      to: personOffice('p-helper'),
      request: '核实反映的问题',
    },
    fits: at('noticed'),
    leads: () => ({ delegated: true }),
  },
  {
    name: 'report on the objection',
    words: { type: 'ReportToDelegator', taskId: 'public-notice.1.1', opinion: '反映不实' },
    fits: (model) => model.at === 'noticed' && model.delegated,
    leads: () => ({ delegated: false }),
  },
  {
    name: 'ask for material',
    words: { type: 'RequestMaterial', taskId: 'public-notice.1.1', what: '公示照片' },
    fits: () => false,
    leads: () => ({}),
  },
  { name: 'close the notice', words: closeNotice, fits: noticed, leads: to('closed-notice') },
  {
    name: 'uphold an objection',
    words: { ...closeNotice, objections: 1, upheld: true },
    fits: noticed,
    leads: to('upheld'),
  },
  { name: 'appoint', words: appoint, fits: going('closed-notice'), leads: to('decided') },
  {
    name: 'appoint without a review',
    words: { ...appoint, pass: null },
    fits: () => false,
    leads: () => ({}),
  },
  {
    name: 'decline',
    words: { type: 'DeclineAppointment', reasons: '不予任职' },
    fits: (model) => at('closed-notice', 'upheld')(model) || (undecided(model) && model.candidacyEnded),
    leads: to('over'),
  },
  {
    name: 'learn that the candidacy has ended',
    words: candidacyEnd,
    fits: (model) => (at('decided')(model) || undecided(model)) && !model.candidacyEnded,
    leads: () => ({ candidacyEnded: true }),
  },
  {
    name: 'be refused a term',
    words: { type: 'NoteRefusal', code: 'seat-taken' },
    fits: ({ at: place, settled, refused }) => place === 'decided' && !settled.includes('term') && !refused,
    leads: () => ({ refused: true }),
  },
  {
    name: 'ask again',
    words: { type: 'RequestTermStart' },
    fits: ({ at: place, settled, refused }) => place === 'decided' && refused && !settled.includes('term'),
    leads: () => ({ refused: false }),
  },
  {
    name: 'decide anew',
    words: { ...anew, startedOn: '2026-03-12' },
    fits: ({ at: place, settled, refused }) => place === 'decided' && refused && !settled.includes('term'),
    leads: () => ({ refused: false }),
  },
  {
    name: 'revoke',
    words: revoke,
    fits: ({ at: place, settled, refused }) => place === 'decided' && refused && !settled.includes('term'),
    leads: to('over'),
  },
  {
    name: 'begin the term',
    words: stepTo('term', 't1', '2026-03-12'),
    fits: ({ at: place, settled }) => place === 'decided' && !settled.includes('term'),
    leads: (model) => after({ ...model, settled: [...model.settled, 'term'] }),
  },
  settling('registration'),
  settling('file'),
  settling('training'),
  { name: 'hear', words: hearing, fits: onTrial, leads: () => ({ heard: true }) },
  {
    name: 'confirm',
    words: trialEnd('confirmed'),
    fits: onTrial,
    leads: (model) => after({ ...model, trial: 'confirmed' }),
  },
  {
    name: 'end the trial',
    words: trialEnd('ended'),
    fits: (model) => onTrial(model) && model.heard,
    leads: () => ({ trial: 'ended' }),
  },
  {
    name: 'end the term',
    words: stepTo('term-end'),
    fits: ({ at: place, trial }) => place === 'decided' && trial === 'ended',
    leads: to('over'),
  },
];

/** The process ends a term once the trial is ended: before, it is not asked of the decider. */
export const later = ({ name }: Act, { trial }: Model) => name === 'end the term' && trial !== 'ended';

/** Rare in a walk, which else would seldom come far. */
export const halts = ({ words }: Act): boolean => words.type === 'NoteCandidacyEnd';
