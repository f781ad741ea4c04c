import {
  cancelDeadline,
  cancelDeadlines,
  clockEnvOf,
  meetDeadline,
  officesReachedBy,
  resumeDeadline,
  startDeadline,
  type Deadline,
  type DeadlineEvent,
  type Flow,
  type Hosted,
  type HostEnv,
  type Recipients,
  type Stage,
} from '#workflow';
import { endsRecord } from './filing-checks.js';
import type { FilingEnv } from './filing.commands.js';
import type { FilingEvent, FilingFact } from './filing.events.js';
import type { FilingFacts } from './filing.facts.js';
import { EXAMINATION, SUBMITTING } from './filing.procedure.js';

export const SUBMIT_CLOCK = 'filing-submit';
export const REPLY_CLOCK = 'filing-reply';
export const CORRECT_CLOCK = 'filing-correct';
export const TRAINING_CLOCK = 'first-training';

type State = Hosted<FilingFacts>;
type Following = readonly (FilingFact | DeadlineEvent)[];

/** The clock of that name whose turn it is: the latest one. */
export const latestClock = ({ clocks }: Pick<Flow, 'clocks'>, name: string): string | null =>
  Object.keys(clocks.deadlines).findLast((one) => one.split('~')[0] === name) ?? null;

const met = (flow: Flow, name: string, env: HostEnv): readonly DeadlineEvent[] => {
  const clock = latestClock(flow, name);
  return clock === null ? [] : meetDeadline(flow.clocks, clock, env.today);
};

const resumed = (flow: Flow, name: string, env: FilingEnv): readonly DeadlineEvent[] => {
  const clock = latestClock(flow, name);
  return clock === null ? [] : resumeDeadline(flow.clocks, clock, clockEnvOf(flow.orgPath, env));
};

const replying = (flow: Flow, env: FilingEnv): readonly DeadlineEvent[] => {
  const { orgPath, round } = flow;
  const clock = latestClock(flow, REPLY_CLOCK);
  if (clock !== null && flow.clocks.deadlines[clock]!.status === 'paused') return resumed(flow, REPLY_CLOCK, env);
  const rule = env.rule('filing.reply', orgPath);
  return [startDeadline(`${REPLY_CLOCK}~${round}`, rule, env.today, clockEnvOf(orgPath, env))];
};

/**
 * What follows by itself. A return inside the town stops no clock of the town; one by the county stops the county's. The
 * time for a correction runs from the objection; the time of the county stands while it waits for material. Basis: handbook
 * W1b (`filing.submit`, `filing.reply`, `filing.correct`), 2.1.
 */
export const followFiling = (event: FilingEvent, { flow, facts }: State, env: FilingEnv): Following => {
  if (!flow) return [];
  const { caseId, subjectId, orgPath, clocks } = flow;
  switch (event.type) {
    case 'OpinionGiven.v2': {
      const isSubmission = flow.tasks.some(({ taskId, stage }) => taskId === event.data.taskId && stage === SUBMITTING);
      if (!isSubmission || facts.submitted) return [];
      const data = { caseId, subjectId, personId: event.data.personId, on: env.today };
      return [{ type: 'FilingSubmitted.v1', data }, ...met(flow, SUBMIT_CLOCK, env)];
    }
    case 'StageBegun.v1':
      return event.data.stage === EXAMINATION ? replying(flow, env) : [];
    case 'CaseReturned.v2':
      return event.data.from === SUBMITTING ? resumed(flow, SUBMIT_CLOCK, env) : [];
    case 'CaseResubmitted.v1':
    case 'MaterialProvided.v1':
    case 'MaterialCapReached.v1':
      return resumed(flow, REPLY_CLOCK, env);
    case 'CaseDecided.v1': {
      const rule = env.rule('filing.correct', orgPath);
      const correcting = startDeadline(`${CORRECT_CLOCK}~${flow.round}`, rule, env.today, clockEnvOf(orgPath, env));
      return [...met(flow, REPLY_CLOCK, env), ...(event.data.outcome === 'object' ? [correcting] : [])];
    }
    case 'CaseReopened.v1':
      return met(flow, CORRECT_CLOCK, env);
    case 'FilingVoided.v1':
      return cancelDeadlines(clocks, env.today, 'filing-void');
    case 'SecretaryRegistered.v1': {
      const rule = env.rule('train.secretary.newWithin', orgPath);
      return [startDeadline(TRAINING_CLOCK, rule, event.data.startedOn, clockEnvOf(orgPath, env))];
    }
    case 'FirstTrainingRecorded.v1':
      return meetDeadline(clocks, TRAINING_CLOCK, event.data.completedOn);
    case 'SecretaryRecordChanged.v1':
      return endsRecord(event.data.change) ? cancelDeadline(clocks, TRAINING_CLOCK, env.today, 'record-ended') : [];
    default:
      return [];
  }
};

/** Basis: handbook 2.5, chains of filing and of the training gap (DEFAULT, parameters). */
export const recipientsInFiling = (
  { deadlineId }: Deadline,
  stage: Stage,
  { flow }: State,
  { escalation }: FilingEnv,
): Recipients => {
  const [name] = deadlineId.split('~');
  const chain =
    name === REPLY_CLOCK ? escalation.county : name === TRAINING_CLOCK ? escalation.training : escalation.town;
  return officesReachedBy(chain, stage, flow?.orgPath ?? []);
};
