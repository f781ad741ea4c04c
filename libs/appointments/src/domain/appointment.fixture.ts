import { isRejection } from '#kernel';
import type { FlowVerbCommand } from '#workflow';
import type { AppointmentWords } from './appointment.commands.js';
import type { AppointmentStep } from './appointment.events.js';
import { secretaryAppointment } from './appointment.js';
import { pass } from './filing.fixture.js';
import { filingRules, type FilingMode } from './filing-rules.js';
import { candidate, envOf, lookup, path } from './joint-review.fixture.js';

export const appointmentId = 'a1';

export type AppointmentGiven = AppointmentWords | FlowVerbCommand | Readonly<{ type: 'AdvanceCase' }>;
type Decided = Parameters<typeof secretaryAppointment.decider.decide>[0];
type Event = Parameters<typeof secretaryAppointment.decider.evolve>[1];

export const open = {
  type: 'OpenAppointment',
  caseId: appointmentId,
  subjectId: candidate,
  orgPath: path,
  post: 'secretary',
  entry: 'appointment',
  onTrial: false,
  candidacyId: null,
} as const;

export const stepTo = (step: AppointmentStep, reference = 'x', doneOn = '2026-03-02') =>
  ({ type: 'TakeStep', step, reference, doneOn }) as const;
export const reviewed = stepTo('review', pass.reviewId);
export const filedStep = stepTo('filing', '济历城组备〔2026〕1号');
export const postNotice = { type: 'PostNotice', postedOn: '2026-03-02', place: '村务公开栏' } as const;
export const closeNotice = { type: 'CloseNotice', objections: 0, upheld: false, note: '公示期间无异议' } as const;
export const appoint = {
  type: 'AppointSecretary',
  startedOn: '2026-03-12',
  documentNo: '济历城港沟委〔2026〕3号',
  documentOn: '2026-03-10',
  pass,
  filed: true,
} as const;
export const anew = {
  ...appoint,
  type: 'DecideAnew',
  startedOn: '2026-04-01',
  documentNo: '济历城港沟委〔2026〕4号',
} as const;
export const revoke = {
  type: 'RevokeAppointment',
  documentNo: '济历城港沟委〔2026〕5号',
  documentOn: '2026-03-10',
  reasons: '该村书记职数已满',
} as const;
export const termRefused = { type: 'NoteRefusal', code: 'seat-occupied' } as const;
export const candidacyEnd = { type: 'NoteCandidacyEnd', candidacyId: 'k1', ground: 'false-material' } as const;
export const declining = { type: 'DeclineAppointment', reasons: '报名材料不实' } as const;
export const hearing = { type: 'RecordTrialHearing', heardOn: '2026-03-12', statement: '任务已基本完成' } as const;
export const trialEnd = (outcome: 'confirmed' | 'ended') =>
  ({
    type: 'EndTrial',
    outcome,
    endedOn: '2026-09-12',
    documentNo: '济历城港沟委〔2026〕9号',
    documentOn: '2026-03-12',
    reasons: '试用考核',
  }) as const;

/** An appointment that is acted on step by step; answers the types of what happened, or the code of the refusal. */
export class Appointment {
  history: Event[] = [];
  state = secretaryAppointment.decider.initialState();

  constructor(
    private readonly mode: FilingMode = 'pre',
    public today = '2026-03-02',
  ) {}

  private env(personId: string) {
    return { ...envOf(this.today, personId), ...filingRules(lookup), mode: this.mode };
  }

  step(words: AppointmentGiven, personId = 'p-officer'): readonly string[] | string {
    const decision = secretaryAppointment.decider.decide({ ...words, env: this.env(personId) } as Decided, this.state);
    if (isRejection(decision)) return decision.rejected;
    this.history.push(...decision);
    this.state = decision.reduce(secretaryAppointment.decider.evolve, this.state);
    return decision.map(({ type }) => type);
  }

  /** The whole refusal of what is refused, with what fills its text. */
  refusal(words: AppointmentGiven) {
    const env = this.env('p-officer');
    const decision = secretaryAppointment.decider.decide({ ...words, env } as Decided, this.state);
    if (!isRejection(decision)) throw new Error(`${words.type} is not refused`);
    return decision;
  }

  requirement(words: AppointmentGiven) {
    return secretaryAppointment.policy({ ...words, env: this.env('p') } as Decided, this.state);
  }

  at(today: string) {
    this.today = today;
    return this;
  }

  all(...words: readonly AppointmentGiven[]) {
    for (const one of words) this.step(one);
    return this;
  }
}

/** Before the public notice. */
export const noticing = (mode: FilingMode = 'pre', more: Partial<typeof open> | { onTrial: boolean } = {}) =>
  new Appointment(mode).all({ ...open, ...more }, reviewed, ...(mode === 'pre' ? [filedStep] : []));

/** Before the decision, ten days later. */
export const decidable = (mode: FilingMode = 'pre', more: { onTrial: boolean } | object = {}) =>
  noticing(mode, more).all(postNotice).at('2026-03-10').all(closeNotice);

export const appointed = (mode: FilingMode = 'pre', more: { onTrial: boolean } | object = {}) =>
  decidable(mode, more).all(appoint);

/** In office. */
export const inOffice = (mode: FilingMode = 'pre', more: { onTrial: boolean } | object = {}) =>
  appointed(mode, more)
    .at('2026-03-12')
    .all(stepTo('term', 't1', '2026-03-12'));
