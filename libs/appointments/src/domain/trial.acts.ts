import { isOver, type Flow } from '#workflow';
import { beforeStep, decline, type AppointmentCommand, type AppointmentRejection } from './appointment.commands.js';
import type { AppointmentFact } from './appointment.events.js';
import type { AppointmentFacts } from './appointment.facts.js';

type Outcome = AppointmentFact[] | AppointmentRejection;
type Of<T extends AppointmentCommand['type']> = Extract<AppointmentCommand, { type: T }>;
type By = Readonly<{ caseId: string; subjectId: string; personId: string; on: string }>;

const isOnTrial = (flow: Flow, { opened, steps, trial }: AppointmentFacts): boolean =>
  Boolean(opened?.onTrial && steps.term) && trial === null && !isOver(flow);

/** What the person has to say, on a day of the trial. Basis: 1.3 R7. */
export const hearOnTrial = (
  { heardOn, statement, env }: Of<'RecordTrialHearing'>,
  flow: Flow,
  facts: AppointmentFacts,
  by: By,
): Outcome => {
  if (!isOnTrial(flow, facts)) return decline('no-trial');
  if (heardOn > env.today) return decline('date-ahead');
  const early = beforeStep(heardOn, facts.appointed!.startedOn);
  return early ?? [{ type: 'TrialHearingRecorded.v1', data: { ...by, heardOn, statement } }];
};

/**
 * Whoever is not confirmed has been heard before. Basis: handbook W1e (confirmed or ended), 1.3 R7 (decided by named
 * people, with reasons).
 */
export const endTrial = (
  { outcome, endedOn, documentNo, documentOn, reasons, env }: Of<'EndTrial'>,
  flow: Flow,
  facts: AppointmentFacts,
  by: By,
): Outcome => {
  if (!isOnTrial(flow, facts)) return decline('no-trial');
  if (documentOn > env.today) return decline('date-ahead');
  const { startedOn } = facts.appointed!;
  if (endedOn < startedOn) return decline('trial-before-start');
  if (outcome === 'ended' && facts.heardOn === null) return decline('trial-unheard');
  const early = beforeStep(documentOn, facts.heardOn ?? startedOn);
  return early ?? [{ type: 'TrialEnded.v1', data: { ...by, outcome, endedOn, documentNo, documentOn, reasons } }];
};
