import type { LocalDate } from '#kernel';
import {
  clockEnvOf,
  countingTasks,
  DRAFT,
  dropClocks,
  isOver,
  meetDeadline,
  openTaskOf,
  startDeadline,
  unitAt,
  type DeadlineEvent,
  type Flow,
  type Hosted,
  type HostedStep,
} from '#workflow';
import { turnDown, type CandidacyCommand, type CandidacyEnv, type CandidacyRejection } from './candidacy.commands.js';
import type { CandidacyEvent, CandidacyFact, CandidacyStep } from './candidacy.events.js';
import { isListed, type CandidacyFacts } from './candidacy.facts.js';
import { COMPARISON, REVIEW } from './candidacy.procedure.js';

export const MEDICAL_CLOCK = 'medical';

type State = Hosted<CandidacyFacts>;
type Outcome = readonly HostedStep<CandidacyFact>[] | CandidacyRejection;
type Following = readonly (CandidacyFact | DeadlineEvent)[];
type Acting = Exclude<CandidacyCommand, { type: 'ApplyForPost' }>;
type Of<T extends CandidacyCommand['type']> = Extract<CandidacyCommand, { type: T }>;
type By = Readonly<{ caseId: string; subjectId: string; personId: string; on: string }>;

/** What a command of the candidacy itself brings about. Basis: handbook W1e. */
export const actOnCandidacy = (command: CandidacyCommand, { flow, facts }: State): Outcome => {
  if (command.type === 'ApplyForPost') return flow ? turnDown('candidacy-exists') : apply(command);
  return flow ? act(command, flow, facts) : turnDown('not-open-now');
};

const PARTY_ROLES = { 2: 'countyOrgansCommittee', 3: 'townPartyCommittee', 4: 'villageSecretary' } as const;

/**
 * The role that acts for the Party organization of a unit, by the length of its path; none above the county or outside the
 * tree. Departments and institutions of a county are under one committee. Basis: handbook 1.2, W1e (public-institution staff,
 * doctors).
 */
export const partyRoleOf = (unitPath: readonly string[]): (typeof PARTY_ROLES)[keyof typeof PARTY_ROLES] | null =>
  PARTY_ROLES[unitPath.length as keyof typeof PARTY_ROLES] ?? null;

/** Basis: handbook W1e (public notice; applications only through the Party organization of the person's unit). */
const apply = (command: Of<'ApplyForPost'>): Outcome => {
  const { caseId, subjectId, orgPath, unitPath, background, selection, env } = command;
  if (!selection) return turnDown('no-such-selection');
  const { selectionId, villages, team, applyUntil } = selection;
  const villageCode = orgPath.at(-1)!;
  if (env.today > applyUntil) return turnDown('applications-over');
  if (!villages.includes(villageCode)) return turnDown('village-not-in-selection');
  if (partyRoleOf(unitPath) === null) return turnDown('unit-without-party-organization');
  if (team.includes(subjectId)) return turnDown('candidate-on-team');
  const told = { selectionId, villageCode, unitPath, background, team };
  return [
    { type: 'CandidateApplied.v1', data: { caseId, subjectId, personId: env.personId, on: env.today, ...told } },
    { type: 'SubmitCase', caseId, subjectId, orgPath },
  ];
};

const act = (command: Acting, flow: Flow, facts: CandidacyFacts): Outcome => {
  const { caseId, subjectId } = flow;
  const { personId, today: on } = command.env;
  const by = { caseId, subjectId, personId, on };
  switch (command.type) {
    case 'TakeCandidacyStep':
      return take(command, flow, facts);
    case 'DecideListing':
      return list(command, flow, by);
    case 'RecordMedicalCheck': {
      const { fit, paperNo, checkedOn } = command;
      if (!isListed(flow)) return turnDown('not-listed');
      if (facts.medical) return turnDown('medical-recorded-already');
      if (checkedOn > on) return turnDown('date-ahead');
      const recorded: CandidacyFact = { type: 'MedicalCheckRecorded.v1', data: { ...by, fit, paperNo, checkedOn } };
      return fit ? [recorded] : [recorded, { type: 'CloseCase' }];
    }
    case 'StartAppointment':
      if (!isListed(flow)) return turnDown('not-listed');
      if (!facts.medical?.fit) return turnDown('medical-first');
      return facts.steps.appointment ? turnDown('appointment-under-way') : [];
    case 'EndCandidacy':
      return end(command, flow, facts, by);
    default:
      return command satisfies never;
  }
};

const lastSignedOn = (flow: Flow, stage: string): LocalDate =>
  countingTasks(flow, stage).reduce((last, { signature }) => {
    const signedOn = signature?.signedOn ?? last;
    return signedOn > last ? signedOn : last;
  }, '');

/** Who is not on the list is told why, and their case is over. Basis: handbook W1e (decision list). */
const list = ({ outcome, documentNo, documentOn, reasons }: Of<'DecideListing'>, flow: Flow, by: By): Outcome => {
  if (flow.status !== 'running' || flow.stages[COMPARISON] !== 'complete') return turnDown('comparison-first');
  if (documentOn > by.on) return turnDown('date-ahead');
  const earliest = lastSignedOn(flow, COMPARISON);
  if (documentOn < earliest) return turnDown('date-before-step', { earliest });
  return [
    { type: 'ListingDecided.v1', data: { ...by, listed: outcome === 'list', documentNo, documentOn } },
    { type: 'DecideCase', office: unitAt(flow.orgPath, 'county'), outcome, reasons },
    ...(outcome === 'list' ? [] : [{ type: 'CloseCase' } as const]),
  ];
};

const LAST_STEPS: readonly CandidacyStep[] = ['confirmed', 'trial-ended', 'appointment-dropped'];

/** A step is taken once; the case is closed with the last one. */
const take = (
  { step, reference, doneOn, env }: Of<'TakeCandidacyStep'>,
  flow: Flow,
  { steps, medical }: CandidacyFacts,
): Outcome => {
  if (steps[step]?.reference === reference) return [];
  const { caseId, subjectId } = flow;
  const taken: CandidacyFact = {
    type: 'CandidacyStepTaken.v1',
    data: { caseId, subjectId, step, reference, doneOn, on: env.today },
  };
  const task = openTaskOf(flow, REVIEW);
  if (step === 'review-opened') return task ? [taken] : turnDown('not-open-now');
  if (step === 'review') {
    if (!task || flow.status !== 'running') return turnDown('not-open-now');
    const { taskId } = task;
    return [taken, { type: 'GiveOpinion', taskId, result: 'passed', ground: null, basisNo: null, opinion: '' }];
  }
  if (!isListed(flow) || !medical?.fit || steps[step]) return turnDown('not-open-now');
  return LAST_STEPS.includes(step) ? [taken, { type: 'CloseCase' }] : [taken];
};

/** False material cancels at every stage; once appointed, the trial and the rules of adjustment hold. Basis: handbook W1e. */
const end = (
  { ground, basisNo, reasons }: Of<'EndCandidacy'>,
  flow: Flow,
  { steps }: CandidacyFacts,
  by: By,
): Outcome => {
  if (isOver(flow)) return turnDown('not-open-now');
  if (steps.appointed) return turnDown('appointed-already');
  const { caseId, subjectId, on } = by;
  const ended: CandidacyFact = { type: 'CandidacyEnded.v1', data: { ...by, ground, basisNo, reasons } };
  if (flow.status === 'decided') return [ended, { type: 'CloseCase' }];
  const stage = Object.keys(flow.stages).find((key) => flow.stages[key] === 'running') ?? DRAFT;
  return [ended, { type: 'CaseEnded.v1', data: { caseId, subjectId, stage, on } }];
};

/** What follows by itself: the time of the medical check runs from the list, and no clock or cap outlives the case. */
export const followCandidacy = (event: CandidacyEvent, { flow }: State, env: CandidacyEnv): Following => {
  if (!flow) return [];
  const { caseId, subjectId, orgPath, clocks } = flow;
  switch (event.type) {
    case 'StageBegun.v1':
      return event.data.stage === REVIEW
        ? [{ type: 'CandidateRecommended.v1', data: { caseId, subjectId, on: env.today } }]
        : [];
    case 'ListingDecided.v1':
      return event.data.listed
        ? [startDeadline(MEDICAL_CLOCK, env.rule('selection.medical', orgPath), env.today, clockEnvOf(orgPath, env))]
        : [];
    case 'MedicalCheckRecorded.v1':
      return meetDeadline(clocks, MEDICAL_CLOCK, env.today);
    case 'CandidacyEnded.v1':
      return dropClocks(clocks, env.today, 'candidacy-ended');
    default:
      return [];
  }
};
