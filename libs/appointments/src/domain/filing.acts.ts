import {
  clockEnvOf,
  countingTasks,
  openTaskOf,
  startDeadline,
  unitAt,
  type Flow,
  type Hosted,
  type HostedStep,
} from '#workflow';
import { endsRecord, filingCheckCodes } from './filing-checks.js';
import { SUBMIT_CLOCK } from './filing.clocks.js';
import { refuse, type FilingCommand, type FilingEnv, type FilingRejection } from './filing.commands.js';
import type { FilingFact } from './filing.events.js';
import { isFiled, isObjected, type FilingFacts } from './filing.facts.js';
import { EXAMINATION } from './filing.procedure.js';

type State = Hosted<FilingFacts>;
type Outcome = readonly HostedStep<FilingFact>[] | FilingRejection;
type Acting = Exclude<FilingCommand, { type: 'PrepareFiling' }>;
type Of<T extends FilingCommand['type']> = Extract<FilingCommand, { type: T }>;

/** What a command of the filing itself brings about. Basis: handbook W1b, state table. */
export const actOnFiling = (command: FilingCommand, state: State): Outcome => {
  if (command.type === 'PrepareFiling') return state.flow ? refuse('filing-exists') : prepare(command);
  if (!state.flow) return refuse('not-open-now');
  return act(command, state.flow, state.facts);
};

/** Basis: handbook W1b, PrepareFiling (passed joint review still valid), `filing.submit`, `filing.mode`. */
const prepare = (command: Of<'PrepareFiling'>): Outcome => {
  const { caseId, subjectId, orgPath, countsFrom, pass, env } = command;
  if (pass === null) return refuse('no-valid-review');
  if (countsFrom > env.today) return refuse('date-ahead');
  const { personId, today: on } = env;
  const mode = command.mode ?? env.mode;
  const told = { villageCode: orgPath.at(-1)!, reviewId: pass.reviewId, mode, countsFrom };
  return [
    { type: 'FilingPrepared.v1', data: { caseId, subjectId, personId, on, ...told } },
    { type: 'SubmitCase', caseId, subjectId, orgPath },
    startDeadline(SUBMIT_CLOCK, env.rule('filing.submit', orgPath), countsFrom, clockEnvOf(orgPath, env)),
  ];
};

const about = ({ caseId, subjectId }: Flow, { personId, today: on }: FilingEnv) => ({
  caseId,
  subjectId,
  personId,
  on,
});

const act = (command: Acting, flow: Flow, facts: FilingFacts): Outcome => {
  switch (command.type) {
    case 'ExamineFiling':
      return examine(command, flow);
    case 'AcceptFiling':
      return accept(command, flow, facts);
    case 'ObjectToFiling':
      return object(command, flow, facts);
    case 'CorrectFiling':
      return correct(command, flow);
    case 'VoidFiling': {
      if (!isObjected(flow) && !isFiled(flow, facts)) return refuse('not-open-now');
      if (facts.record !== 'none') return refuse('registered-already');
      const { reason, env } = command;
      return [{ type: 'FilingVoided.v1', data: { ...about(flow, env), reason } }, { type: 'CloseCase' }];
    }
    case 'RegisterSecretary': {
      if (!isFiled(flow, facts)) return refuse('not-filed');
      if (facts.record !== 'none') return facts.term?.termId === command.termId ? [] : refuse('registered-already');
      const { termId, startedOn, env } = command;
      const { villageCode } = facts.prepared!;
      return [{ type: 'SecretaryRegistered.v1', data: { ...about(flow, env), villageCode, termId, startedOn } }];
    }
    case 'RecordFirstTraining':
      return train(command, flow, facts);
    case 'ReportSecretaryChange':
      return change(command, flow, facts);
    default:
      return command satisfies never;
  }
};

/** Every item of the checklist is looked at once; the result follows from them. */
const examine = ({ checks, note, env }: Of<'ExamineFiling'>, flow: Flow): Outcome => {
  const isComplete = filingCheckCodes.every((code) => checks.filter(({ check }) => check === code).length === 1);
  if (!isComplete) return refuse('checklist-incomplete');
  const task = openTaskOf(flow, EXAMINATION);
  if (!task || flow.status !== 'running') return refuse('not-open-now');
  const { taskId } = task;
  const result = checks.every(({ conforms }) => conforms) ? 'conforming' : 'deficient';
  return [
    { type: 'FilingExamined.v1', data: { ...about(flow, env), checks, note } },
    { type: 'GiveOpinion', taskId, result, ground: null, basisNo: null, opinion: '' },
  ];
};

const isExamined = ({ status, stages }: Flow, { checks }: FilingFacts): boolean =>
  status === 'running' && stages[EXAMINATION] === 'complete' && checks !== null;

const decided = ({ orgPath }: Flow, outcome: string, reasons: string) =>
  ({ type: 'DecideCase', office: unitAt(orgPath, 'county'), outcome, reasons }) as const;

/** What the examiner, or whoever was asked to sign with them, found wanting. */
const isDeficient = (flow: Flow, { checks }: FilingFacts): boolean =>
  checks!.some(({ conforms }) => !conforms) ||
  countingTasks(flow, EXAMINATION).some(({ signature }) => signature?.result === 'deficient');

/** A filing is accepted on any pass of its person and post that may be used now: a later one takes the place of its own. */
const accept = ({ filingNo, pass, env }: Of<'AcceptFiling'>, flow: Flow, facts: FilingFacts): Outcome => {
  if (!isExamined(flow, facts)) return refuse('not-examined');
  if (isDeficient(flow, facts)) return refuse('deficiencies-stand');
  if (pass === null) return refuse('no-valid-review');
  return [{ type: 'FilingAccepted.v1', data: { ...about(flow, env), filingNo } }, decided(flow, 'accept', '')];
};

const object = ({ checks, ground, env }: Of<'ObjectToFiling'>, flow: Flow, facts: FilingFacts): Outcome => {
  if (!isExamined(flow, facts)) return refuse('not-examined');
  return [
    { type: 'FilingObjected.v1', data: { ...about(flow, env), checks: [...new Set(checks)], ground } },
    decided(flow, 'object', ground),
  ];
};

/** The town corrects what was objected to, or gives its reasons for having it reconsidered: the county looks again. */
const correct = ({ kind, note, documents, env }: Of<'CorrectFiling'>, flow: Flow): Outcome => {
  if (!isObjected(flow)) return refuse('not-objected');
  return [
    { type: 'FilingCorrected.v1', data: { ...about(flow, env), kind, note } },
    { type: 'ReopenCase', ground: note },
    ...documents.map(({ sha256, kind: of }) => ({ type: 'AttachDocument', sha256, kind: of }) as const),
  ];
};

/** The case is done once the first training is. Basis: handbook W5, `train.secretary.newWithin`. */
const train = (
  { completedOn, certificateNo, env }: Of<'RecordFirstTraining'>,
  flow: Flow,
  facts: FilingFacts,
): Outcome => {
  if (facts.record !== 'active') return refuse('not-in-database');
  if (facts.trainedOn !== null) return refuse('training-recorded-already');
  if (completedOn > env.today) return refuse('date-ahead');
  if (completedOn < facts.term!.startedOn) return refuse('training-before-appointment');
  return [
    { type: 'FirstTrainingRecorded.v1', data: { ...about(flow, env), completedOn, certificateNo } },
    { type: 'CloseCase' },
  ];
};

const change = (command: Of<'ReportSecretaryChange'>, flow: Flow, facts: FilingFacts): Outcome => {
  const { change: kind, changedOn, documentNo, env } = command;
  if (facts.record !== 'active') return refuse('not-in-database');
  if (changedOn > env.today) return refuse('date-ahead');
  if (changedOn < facts.term!.startedOn) return refuse('change-before-appointment');
  const closing = endsRecord(kind) && flow.status === 'decided' ? [{ type: 'CloseCase' } as const] : [];
  return [
    { type: 'SecretaryRecordChanged.v1', data: { ...about(flow, env), change: kind, changedOn, documentNo } },
    ...closing,
  ];
};
