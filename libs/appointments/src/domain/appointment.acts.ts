import { addDays, type LocalDate } from '#kernel';
import { computeDeadline } from '#calendar';
import {
  cancelDeadline,
  clockEnvOf,
  dropClocks,
  isHeldByRoute,
  isOver,
  meetDeadline,
  moveAnchor,
  openTaskOf,
  startDeadline,
  unitAt,
  type DeadlineEvent,
  type Flow,
  type Hosted,
  type HostedStep,
} from '#workflow';
import {
  beforeStep,
  decline,
  type AppointmentCommand,
  type AppointmentEnv,
  type AppointmentRejection,
} from './appointment.commands.js';
import type { AppointmentEvent, AppointmentFact } from './appointment.events.js';
import {
  alertOfCandidacyEnd,
  drop,
  isDroppable,
  isStopped,
  noteCandidacyEnd,
  refuseStopped,
  settleCandidacyEnd,
} from './candidacy-end.acts.js';
import { evolveAppointment, isBrokenOff, isComplete, type AppointmentFacts } from './appointment.facts.js';
import { FILING_STAGE, NOTICE_STAGE, REVIEW_STAGE } from './appointment.procedure.js';
import { SUBMIT_CLOCK } from './filing.clocks.js';
import { decideAnew, isTermRefused, noteRefusal, revoke, takeOver, wrongDays } from './decision.acts.js';
import { endTrial, hearOnTrial } from './trial.acts.js';

export const NOTICE = 'notice';
export const TRIAL_CLOCK = 'trial';

type State = Hosted<AppointmentFacts>;
type Outcome = readonly HostedStep<AppointmentFact>[] | AppointmentRejection;
type Following = readonly (AppointmentFact | DeadlineEvent)[];
type Acting = Exclude<AppointmentCommand, { type: 'OpenAppointment' }>;
type Of<T extends AppointmentCommand['type']> = Extract<AppointmentCommand, { type: T }>;

/** What a command of the appointment itself brings about. Basis: handbook W1b, 2.5. */
export const actOnAppointment = (command: AppointmentCommand, state: State): Outcome => {
  if (command.type === 'OpenAppointment') return state.flow ? decline('appointment-exists') : open(command);
  if (!state.flow) return decline('not-open-now');
  return act(command, state.flow, state.facts);
};

/** Whoever sits in a committee of villagers was elected: it is recorded, and decided by nobody else. Basis: R1, R2. */
const open = ({
  caseId,
  subjectId,
  orgPath,
  post,
  entry,
  onTrial,
  candidacyId,
  env,
}: Of<'OpenAppointment'>): Outcome => {
  if (post !== 'secretary') return decline('elected-not-appointed');
  const { personId, today: on, mode } = env;
  const told = { villageCode: orgPath.at(-1)!, mode, entry, onTrial, candidacyId };
  return [
    { type: 'AppointmentOpened.v2', data: { caseId, subjectId, personId, on, ...told } },
    { type: 'SubmitCase', caseId, subjectId, orgPath },
  ];
};

const about = ({ caseId, subjectId }: Flow, { personId, today: on }: AppointmentEnv) => ({
  caseId,
  subjectId,
  personId,
  on,
});

const act = (command: Acting, flow: Flow, facts: AppointmentFacts): Outcome => {
  const by = about(flow, command.env);
  const stopped = refuseStopped(command, flow, facts);
  if (stopped) return stopped;
  switch (command.type) {
    case 'TakeStep':
      return take(command, flow, facts);
    case 'PostNotice':
      return post(command, flow, facts);
    case 'CloseNotice':
      return closeNotice(command, flow, facts);
    case 'AppointSecretary':
      return appoint(command, flow, facts);
    case 'DeclineAppointment': {
      if (isDroppable(flow, facts)) return drop(command, flow, by);
      if (flow.stages[NOTICE_STAGE] !== 'complete') return decline('notice-not-closed');
      return [decided(flow, 'decline', command.reasons), { type: 'CloseCase' }];
    }
    case 'NoteCandidacyEnd':
      return noteCandidacyEnd(command, flow, facts, by);
    case 'NoteRefusal':
      return noteRefusal(command, facts, by);
    case 'RequestTermStart':
      return isTermRefused(facts) ? [{ type: 'TermStartRequested.v1', data: by }] : decline('term-not-refused');
    case 'DecideAnew':
      return decideAnew(command, facts, by);
    case 'RevokeAppointment':
      return revoke(command, facts, by);
    case 'RecordTrialHearing':
      return hearOnTrial(command, flow, facts, by);
    case 'EndTrial': {
      const ended = endTrial(command, flow, facts, by);
      return Array.isArray(ended) ? withClosing(ended, facts) : ended;
    }
    default:
      return command satisfies never;
  }
};

const STAGES: Readonly<Partial<Record<string, readonly [stage: string, result: string]>>> = {
  review: [REVIEW_STAGE, 'passed'],
  filing: [FILING_STAGE, 'filed'],
};

/** A step is taken once, and none while the appointment stands still. The case is closed with the last one. */
const take = ({ step, reference, doneOn, env }: Of<'TakeStep'>, flow: Flow, facts: AppointmentFacts): Outcome => {
  if (facts.steps[step] || isStopped(flow, facts)) return [];
  const { caseId, subjectId } = flow;
  const taken: AppointmentFact = {
    type: 'AppointmentStepTaken.v1',
    data: { caseId, subjectId, step, reference, doneOn, on: env.today },
  };
  const settled = STAGES[step];
  if (settled) {
    const [stage, result] = settled;
    const task = openTaskOf(flow, stage);
    if (!task) return decline('not-open-now');
    const { taskId } = task;
    return [taken, { type: 'GiveOpinion', taskId, result, ground: null, basisNo: null, opinion: '' }];
  }
  return isOver(flow) || !facts.appointed ? decline('not-open-now') : withClosing([taken], facts);
};

const withClosing = (events: readonly AppointmentFact[], facts: AppointmentFacts): Outcome => {
  const after = (events as readonly AppointmentEvent[]).reduce(evolveAppointment, facts);
  return isComplete(after) || isBrokenOff(after) ? [...events, { type: 'CloseCase' }] : events;
};

/**
 * The day on which the case before the notice was settled: in pre mode the filing, else the review. Basis: handbook W1a,
 * W1b.
 */
const lastSettled = ({ steps }: AppointmentFacts): LocalDate => (steps.filing ?? steps.review)!.doneOn;

/** A notice that is posted anew counts anew. Basis: `appt.publicity`, handbook W1. */
const post = ({ postedOn, place, env }: Of<'PostNotice'>, flow: Flow, facts: AppointmentFacts): Outcome => {
  if (facts.closed) return decline('notice-closed-already');
  if (flow.status !== 'running' || !isHeldByRoute(flow, NOTICE_STAGE)) return decline('not-open-now');
  if (postedOn > env.today) return decline('date-ahead');
  const early = beforeStep(postedOn, lastSettled(facts));
  if (early) return early;
  const { amount, unit } = env.rule('appt.publicity', flow.orgPath);
  const { dueOn: until } = computeDeadline({ anchor: postedOn, amount, unit, direction: 'after' }, env.calendar);
  return [
    { type: 'NoticePosted.v1', data: { ...about(flow, env), postedOn, until, place } },
    { type: 'MilestoneSet.v1', data: { milestone: NOTICE, on: addDays(until, 1), at: '00:00' } },
  ];
};

const closeNotice = (command: Of<'CloseNotice'>, flow: Flow, { notice, closed }: AppointmentFacts): Outcome => {
  const { objections, upheld, note, env } = command;
  if (closed) return decline('notice-closed-already');
  if (!notice) return decline('notice-not-posted');
  if (!notice.over) return decline('notice-running');
  const task = openTaskOf(flow, NOTICE_STAGE);
  if (!task || flow.status !== 'running') return decline('not-open-now');
  const { taskId } = task;
  return [
    { type: 'NoticeClosed.v1', data: { ...about(flow, env), objections, upheld, note } },
    { type: 'GiveOpinion', taskId, result: 'closed', ground: null, basisNo: null, opinion: '' },
  ];
};

const decided = ({ orgPath }: Flow, outcome: string, reasons: string) =>
  ({ type: 'DecideCase', office: unitAt(orgPath, 'town'), outcome, reasons }) as const;

/** Basis: handbook W1b (pre mode: an accepted filing), W1a (a pass that may be used), W1 (public notice). */
const appoint = (command: Of<'AppointSecretary'>, flow: Flow, facts: AppointmentFacts): Outcome => {
  const { startedOn, documentNo, documentOn, env } = command;
  const by = about(flow, env);
  if (flow.status !== 'running') return decline('not-open-now');
  if (facts.opened!.mode === 'pre' && !command.filed) return decline('filing-first');
  if (flow.stages[NOTICE_STAGE] !== 'complete') return decline('notice-not-closed');
  if (facts.closed!.upheld) return decline('objection-upheld');
  if (command.pass === null) return decline('no-valid-review');
  const wrong = wrongDays(command, addDays(facts.notice!.until, 1));
  if (wrong) return wrong;
  return [
    ...takeOver(command.pass, facts, by),
    { type: 'SecretaryAppointed.v1', data: { ...by, startedOn, documentNo, documentOn } },
    decided(flow, 'appoint', ''),
  ];
};

/**
 * What follows by itself: in post mode the time to file runs from the appointment, a trial from the term; who is concerned by
 * the end of a candidacy is told of it.
 */
export const followAppointment = (event: AppointmentEvent, { flow, facts }: State, env: AppointmentEnv): Following => {
  if (!flow) return [];
  const { orgPath, clocks } = flow;
  const clock = clockEnvOf(orgPath, env);
  switch (event.type) {
    case 'SecretaryAppointed.v1':
      return facts.opened?.mode === 'post'
        ? [startDeadline(SUBMIT_CLOCK, env.rule('filing.submit', orgPath), event.data.startedOn, clock)]
        : [];
    case 'NewDecisionMade.v1':
      return moveAnchor(clocks, SUBMIT_CLOCK, event.data.startedOn, clock);
    case 'AppointmentRevoked.v1':
      return cancelDeadline(clocks, SUBMIT_CLOCK, env.today, 'appointment-revoked');
    case 'AppointmentStepTaken.v1': {
      const { step } = event.data;
      if (step === 'filing-submission') return meetDeadline(clocks, SUBMIT_CLOCK, env.today);
      if (step === 'term' && facts.opened?.onTrial)
        return [startDeadline(TRIAL_CLOCK, env.rule('appt.probation', orgPath), facts.appointed!.startedOn, clock)];
      if (!isBrokenOff(facts)) return [];
      return [SUBMIT_CLOCK, TRIAL_CLOCK].flatMap((name) => cancelDeadline(clocks, name, env.today, 'term-over'));
    }
    case 'CandidacyEndNoted.v1':
      return alertOfCandidacyEnd(flow, env.today);
    case 'AppointmentDropped.v1':
      return dropClocks(clocks, env.today, 'candidacy-ended');
    case 'CaseEnded.v1':
    case 'CaseClosed.v1':
    case 'CaseWithdrawn.v1':
      return settleCandidacyEnd(flow, env.today);
    case 'TrialEnded.v1':
      return meetDeadline(clocks, TRIAL_CLOCK, env.today);
    default:
      return [];
  }
};

export const reachedInAppointment = (milestone: string, { flow }: State, env: AppointmentEnv): Following => {
  if (!flow || milestone !== NOTICE) return [];
  const { caseId, subjectId } = flow;
  return [
    { type: 'MilestoneReached.v1', data: { milestone, on: env.today } },
    { type: 'NoticePeriodEnded.v1', data: { caseId, subjectId, on: env.today } },
  ];
};
