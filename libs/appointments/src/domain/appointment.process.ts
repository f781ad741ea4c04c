import type { LocalDate } from '#kernel';
import { isOver, type Hosted } from '#workflow';
import { isStopped } from './candidacy-end.acts.js';
import { isBrokenOff, type AppointmentFacts } from './appointment.facts.js';
import type { AppointmentStep } from './appointment.events.js';
import { FILING_STAGE, REVIEW_STAGE } from './appointment.procedure.js';
import type { FilingFacts } from './filing.facts.js';
import type { ReviewPass } from './review-pass.js';

/** The filing of the person, as its stream has it: `filed` where the county has accepted it and nobody voided it. */
export type KnownFiling = Readonly<{ filingId: string; filed: boolean; facts: FilingFacts }>;

/** What other cases say now. */
export type Known = Readonly<{ pass: ReviewPass | null; filing: KnownFiling | null; today: LocalDate }>;

/** What the process does next: it notes what another case has settled, or has something done there. */
export type NextStep =
  | Readonly<{ do: 'note'; step: AppointmentStep; reference: string; doneOn: LocalDate }>
  | Readonly<{ do: 'begin-term' }>
  | Readonly<{ do: 'register'; filingId: string; termId: string; startedOn: LocalDate }>
  | Readonly<{ do: 'end-term'; termId: string }>;

/**
 * The next thing that an appointment waits for and the process can do; null where people, or other cases, are to act. It
 * depends on how things stand and on nothing else, so that after a crash it is the same. Basis: handbook 2.5
 * (AppointmentSaga: review, filing, appointment, file, first training).
 */
export const nextStep = ({ flow, facts }: Hosted<AppointmentFacts>, known: Known): NextStep | null => {
  if (!flow || isOver(flow) || isStopped(flow, facts)) return null;
  return flow.status === 'running' ? onTheWay(flow.stages, known) : afterwards(facts, known);
};

const note = (step: AppointmentStep, reference: string, doneOn: LocalDate): NextStep => ({
  do: 'note',
  step,
  reference,
  doneOn,
});

const onTheWay = (
  stages: Readonly<Record<string, 'running' | 'complete'>>,
  { pass, filing, today }: Known,
): NextStep | null => {
  if (stages[REVIEW_STAGE] === 'running') return pass && note('review', pass.reviewId, today);
  if (stages[FILING_STAGE] === 'running' && filing?.filed) return note('filing', filing.facts.filingNo!, today);
  return null;
};

const afterwards = (facts: AppointmentFacts, { filing, today }: Known): NextStep | null => {
  const { appointed, steps, refusal, trial, opened } = facts;
  if (!appointed || isBrokenOff(facts)) return null;
  if (!steps.term) return refusal === null ? { do: 'begin-term' } : null;
  const termId = steps.term.reference;
  if (trial?.outcome === 'ended') return { do: 'end-term', termId };
  if (!filing) return null;
  const { submitted, record, trainedOn } = filing.facts;
  if (opened?.mode === 'post' && submitted && !steps['filing-submission'])
    return note('filing-submission', filing.filingId, today);
  if (record === 'ended') return note('record-end', filing.filingId, today);
  if (record === 'none')
    return filing.filed ? { do: 'register', filingId: filing.filingId, termId, startedOn: appointed.startedOn } : null;
  if (!steps.registration) return note('registration', filing.facts.filingNo!, today);
  return trainedOn !== null && !steps.training ? note('training', filing.filingId, trainedOn) : null;
};
