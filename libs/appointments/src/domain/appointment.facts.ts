import type { LocalDate } from '#kernel';
import type { AppointmentEvent, AppointmentStep, Entry } from './appointment.events.js';
import type { EndGround } from './candidacy.events.js';
import type { FilingMode } from './filing-rules.js';

type Paper = Readonly<{ documentNo: string; documentOn: LocalDate }>;

export type AppointmentFacts = Readonly<{
  opened: Readonly<{
    villageCode: string;
    mode: FilingMode;
    entry: Entry;
    onTrial: boolean;
    candidacyId: string | null;
  }> | null;
  steps: Readonly<Partial<Record<AppointmentStep, Readonly<{ reference: string; doneOn: LocalDate }>>>>;
  /** The joint review that the appointment rests on now: the first that was passed, or one that took its place. */
  restsOn: string | null;
  notice: Readonly<{ postedOn: LocalDate; until: LocalDate; over: boolean }> | null;
  closed: Readonly<{ objections: number; upheld: boolean }> | null;
  appointed: (Paper & Readonly<{ startedOn: LocalDate }>) | null;
  /** The paper by which the decision was revoked: nobody is appointed then. */
  revoked: Paper | null;
  /** The code with which the register refused the term; null where it has not, or is asked again. */
  refusal: string | null;
  /** The day on which the person was last heard on the trial. */
  heardOn: LocalDate | null;
  /** The end of the candidacy that the appointment grew out of. */
  candidacyEnd: Readonly<{ candidacyId: string; ground: EndGround }> | null;
  trial: (Paper & Readonly<{ outcome: 'confirmed' | 'ended'; endedOn: LocalDate }>) | null;
}>;

export const noAppointment: AppointmentFacts = {
  opened: null,
  steps: {},
  restsOn: null,
  notice: null,
  closed: null,
  appointed: null,
  revoked: null,
  refusal: null,
  heardOn: null,
  candidacyEnd: null,
  trial: null,
};

export const evolveAppointment = (facts: AppointmentFacts, event: AppointmentEvent): AppointmentFacts => {
  switch (event.type) {
    case 'AppointmentOpened.v2': {
      const { villageCode, mode, entry, onTrial, candidacyId } = event.data;
      return { ...facts, opened: { villageCode, mode, entry, onTrial, candidacyId } };
    }
    case 'AppointmentStepTaken.v1': {
      const { step, reference, doneOn } = event.data;
      const restsOn = step === 'review' ? reference : facts.restsOn;
      return { ...facts, restsOn, steps: { ...facts.steps, [step]: { reference, doneOn } } };
    }
    case 'LaterReviewTaken.v1':
      return { ...facts, restsOn: event.data.reviewId };
    case 'NoticePosted.v1': {
      const { postedOn, until } = event.data;
      return { ...facts, notice: { postedOn, until, over: false } };
    }
    case 'NoticePeriodEnded.v1':
      return { ...facts, notice: facts.notice && { ...facts.notice, over: true } };
    case 'NoticeClosed.v1': {
      const { objections, upheld } = event.data;
      return { ...facts, closed: { objections, upheld } };
    }
    case 'SecretaryAppointed.v1':
    case 'NewDecisionMade.v1': {
      const { startedOn, documentNo, documentOn } = event.data;
      return { ...facts, appointed: { startedOn, documentNo, documentOn }, refusal: null };
    }
    case 'AppointmentRevoked.v1': {
      const { documentNo, documentOn } = event.data;
      return { ...facts, appointed: null, revoked: { documentNo, documentOn } };
    }
    case 'CandidacyEndNoted.v1': {
      const { candidacyId, ground } = event.data;
      return { ...facts, candidacyEnd: { candidacyId, ground } };
    }
    case 'TermStartRefused.v1':
      return { ...facts, refusal: event.data.code };
    case 'TermStartRequested.v1':
      return { ...facts, refusal: null };
    case 'TrialHearingRecorded.v1':
      return { ...facts, heardOn: event.data.heardOn };
    case 'TrialEnded.v1': {
      const { outcome, endedOn, documentNo, documentOn } = event.data;
      return { ...facts, trial: { outcome, endedOn, documentNo, documentOn } };
    }
    default:
      return facts;
  }
};

/** Everything that an appointment brings with it is done: term, registration, file, first training, and the trial passed. */
export const isComplete = ({ steps, opened, trial }: AppointmentFacts): boolean =>
  Boolean(steps.term && steps.registration && steps.file && steps.training) &&
  (!opened?.onTrial || trial?.outcome === 'confirmed');

/** The term has ended by the decision that ended the trial, or the record of the secretary by another. */
export const isBrokenOff = ({ steps }: AppointmentFacts): boolean => Boolean(steps['term-end'] ?? steps['record-end']);
