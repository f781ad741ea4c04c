import type { LocalDate } from '#kernel';
import { isOver, type Hosted } from '#workflow';
import { isBrokenOff, type AppointmentFacts } from './appointment.facts.js';
import type { CandidacyStep, EndGround } from './candidacy.events.js';
import { isListed, type CandidacyFacts } from './candidacy.facts.js';
import { REVIEW } from './candidacy.procedure.js';
import type { ReviewPass } from './review-pass.js';

/** An appointment of the candidate to the village, on trial. */
export type KnownAppointment = Readonly<{ appointmentId: string; over: boolean; facts: AppointmentFacts }>;

/** What other cases say now: `reviewing` is the joint review that is under way. */
export type KnownOfCandidate = Readonly<{
  reviewing: string | null;
  pass: ReviewPass | null;
  appointment: KnownAppointment | null;
  today: LocalDate;
}>;

/** What an appointment is told of the candidacy that it grew out of. */
export type CandidacyEnd = Readonly<{ candidacyId: string; ground: EndGround }>;

export type CandidacyNote = Readonly<{ step: CandidacyStep; reference: string; doneOn: LocalDate }>;

/**
 * What a candidacy notes next of what other cases have settled; null where people, or other cases, are to act. It depends on
 * how things stand and on nothing else, so that after a crash it is the same. Basis: handbook W1e, state chain.
 */
export const nextNote = (
  { flow, facts }: Hosted<CandidacyFacts>,
  { reviewing, pass, appointment, today }: KnownOfCandidate,
): CandidacyNote | null => {
  if (!flow || isOver(flow)) return null;
  const { steps, medical } = facts;
  const note = (step: CandidacyStep, reference: string, doneOn = today) => ({ step, reference, doneOn });
  if (flow.stages[REVIEW] === 'running') {
    if (pass) return note('review', pass.reviewId);
    return reviewing !== null && steps['review-opened']?.reference !== reviewing
      ? note('review-opened', reviewing)
      : null;
  }
  if (!isListed(flow) || !medical?.fit || !appointment) return null;
  const { appointmentId, over, facts: told } = appointment;
  if (!steps.appointment) return over ? null : note('appointment', appointmentId);
  const { notice, appointed, trial } = told;
  if (notice && !steps.notice) return note('notice', appointmentId, notice.postedOn);
  if (appointed && !steps.appointed) return note('appointed', appointmentId, appointed.startedOn);
  if (trial?.outcome === 'confirmed') return note('confirmed', appointmentId, trial.endedOn);
  if (trial?.outcome === 'ended') return note('trial-ended', appointmentId, trial.endedOn);
  if (!over) return null;
  return isBrokenOff(told) ? note('trial-ended', appointmentId) : note('appointment-dropped', appointmentId);
};

/**
 * What an appointment has to learn of the candidacy that it grew out of; null where it has learnt it, or is over. Basis:
 * handbook W1e (false material cancels).
 */
export const endToTell = (
  { flow, facts: { ended } }: Hosted<CandidacyFacts>,
  appointment: KnownAppointment | null,
): CandidacyEnd | null =>
  flow && ended !== null && appointment && !appointment.over && appointment.facts.candidacyEnd === null
    ? { candidacyId: flow.caseId, ground: ended }
    : null;
