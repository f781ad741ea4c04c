import type { LocalDate } from '#kernel';
import type { HostedStep } from '#workflow';
import { beforeStep, decline, type AppointmentCommand, type AppointmentRejection } from './appointment.commands.js';
import type { AppointmentFact } from './appointment.events.js';
import type { AppointmentFacts } from './appointment.facts.js';
import type { ReviewPass } from './review-pass.js';

type Outcome = readonly HostedStep<AppointmentFact>[] | AppointmentRejection;
type Of<T extends AppointmentCommand['type']> = Extract<AppointmentCommand, { type: T }>;
type By = Readonly<{ caseId: string; subjectId: string; personId: string; on: LocalDate }>;

/** The days of a decision: no paper lies ahead or before the step that it follows, and no term begins before its paper. */
export const wrongDays = (
  { documentOn, startedOn, env }: Of<'AppointSecretary'> | Of<'DecideAnew'>,
  earliest: LocalDate,
): AppointmentRejection | undefined => {
  if (documentOn > env.today) return decline('date-ahead');
  if (startedOn < documentOn) return decline('start-before-decision');
  return beforeStep(documentOn, earliest);
};

/**
 * A later pass of the same person and post takes the place of the one that the appointment rested on. Basis: handbook W1a.
 */
export const takeOver = (
  { reviewId, validUntil }: ReviewPass,
  { restsOn }: Pick<AppointmentFacts, 'restsOn'>,
  by: By,
): readonly AppointmentFact[] =>
  reviewId === restsOn ? [] : [{ type: 'LaterReviewTaken.v1', data: { ...by, reviewId, validUntil } }];

/** While the register has refused the term, and nobody has asked it again. */
export const isTermRefused = ({ appointed, refusal, steps }: AppointmentFacts): boolean =>
  appointed !== null && refusal !== null && !steps.term;

export const noteRefusal = ({ code }: Of<'NoteRefusal'>, facts: AppointmentFacts, by: By): Outcome => {
  if (!facts.appointed || facts.steps.term) return decline('not-open-now');
  if (facts.refusal === code) return [];
  const { caseId, subjectId, on } = by;
  return [{ type: 'TermStartRefused.v1', data: { caseId, subjectId, code, on } }];
};

/** The committee decides again, with another paper and another first day. Basis: handbook W1b, AppointSecretary. */
export const decideAnew = (command: Of<'DecideAnew'>, facts: AppointmentFacts, by: By): Outcome => {
  const { startedOn, documentNo, documentOn, pass, filed } = command;
  if (!isTermRefused(facts)) return decline('term-not-refused');
  if (facts.opened!.mode === 'pre' && !filed) return decline('filing-first');
  if (pass === null) return decline('no-valid-review');
  const wrong = wrongDays(command, facts.appointed!.documentOn);
  if (wrong) return wrong;
  const decided: AppointmentFact = {
    type: 'NewDecisionMade.v1',
    data: { ...by, startedOn, documentNo, documentOn },
  };
  return [...takeOver(pass, facts, by), decided];
};

/** The committee takes its decision back, with reasons: the case is over, and the person free for another appointment. */
export const revoke = (command: Of<'RevokeAppointment'>, facts: AppointmentFacts, by: By): Outcome => {
  const { documentNo, documentOn, reasons, env } = command;
  if (!isTermRefused(facts)) return decline('term-not-refused');
  if (documentOn > env.today) return decline('date-ahead');
  const early = beforeStep(documentOn, facts.appointed!.documentOn);
  if (early) return early;
  return [{ type: 'AppointmentRevoked.v1', data: { ...by, documentNo, documentOn, reasons } }, { type: 'CloseCase' }];
};
