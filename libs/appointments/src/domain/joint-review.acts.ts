import {
  clockEnvOf,
  meetDeadline,
  openTaskOf,
  pauseDeadline,
  startDeadline,
  type Flow,
  type Hosted,
  type HostedStep,
} from '#workflow';
import { reject, type ReviewCommand, type ReviewEnv, type ReviewRejection } from './joint-review.commands.js';
import type { ReviewFact, TownOpinions } from './joint-review.events.js';
import {
  adverseGrounds,
  doubtfulOffices,
  hardReplies,
  isAdverse,
  isConsolidated,
  isDoubtSettled,
  isOpenForFacts,
  type ReviewFacts,
} from './joint-review.facts.js';
import { CIRCULATION, TOWN_REVIEW, VILLAGE_CHECK } from './joint-review.procedure.js';
import { decisionClocks, DEFERRED, FEEDBACK, resumedDecision, STATEMENT } from './joint-review.clocks.js';
import { townReviewRefusal } from './town-review.js';

type State = Hosted<ReviewFacts>;
type Outcome = readonly HostedStep<ReviewFact>[] | ReviewRejection;
type Acting = Exclude<ReviewCommand, { type: 'OpenReview' }>;
type Of<T extends ReviewCommand['type']> = Extract<ReviewCommand, { type: T }>;

/** What a command of the review itself brings about. Basis: handbook W1a, state table. */
export const actOnReview = (command: ReviewCommand, state: State): Outcome => {
  if (command.type === 'OpenReview') return state.flow ? reject('review-exists') : open(command);
  if (!state.flow) return reject('not-open-now');
  return act(command, state.flow, state.facts);
};

const open = ({ caseId, subjectId, orgPath, occasion, batchId, post, urgent, env }: Of<'OpenReview'>): Outcome => {
  const villageCode = orgPath.at(-1)!;
  const told = { occasion, batchId, villageCode, post, urgent };
  const { personId, today: on } = env;
  return [
    { type: 'JointReviewOpened.v1', data: { caseId, subjectId, personId, on, ...told } },
    { type: 'SubmitCase', caseId, subjectId, orgPath },
  ];
};

const about = ({ caseId, subjectId }: Flow, { personId, today: on }: ReviewEnv) => ({
  caseId,
  subjectId,
  personId,
  on,
});

const act = (command: Acting, flow: Flow, facts: ReviewFacts): Outcome => {
  const by = about(flow, command.env);
  switch (command.type) {
    case 'RecordVillageCheck':
      return signed(flow, VILLAGE_CHECK, 'checked', {
        type: 'VillageCheckRecorded.v1',
        data: { ...by, note: command.note },
      });
    case 'RecordTownReview': {
      const { checks, note, env } = command;
      const refusal = townReviewRefusal(checks, flow.subjectId, env);
      if (refusal) return refusal;
      const made = checks.map(({ opinion: _said, paperNo: _no, ...check }) => check);
      const said: TownOpinions = Object.fromEntries(
        checks.map(({ check, opinion, paperNo }) => [check, { opinion, paperNo }]),
      );
      return signed(flow, TOWN_REVIEW, 'reviewed', {
        type: 'TownReviewRecorded.v2',
        data: { ...by, checks: made, said, note },
      });
    }
    case 'HoldPanel':
      return panel(command, flow, facts);
    case 'NotifyAdverseOpinion':
      return notify(command, flow, facts);
    case 'RecordCandidateStatement':
      return statement(command, flow, facts);
    case 'DeferDecision':
      return defer(command, flow);
    case 'FeedBackResult': {
      if (flow.status !== 'decided') return reject('not-decided');
      const fed: ReviewFact = { type: 'FeedbackSent.v1', data: { ...by, letterNo: command.letterNo } };
      const settled = Object.keys(flow.clocks.deadlines).filter((name) => name.startsWith(FEEDBACK));
      const met = settled.flatMap((name) => meetDeadline(flow.clocks, name, command.env.today));
      return [fed, ...met, { type: 'CloseCase' }];
    }
    case 'ReportAdverseFact': {
      const { ground, basisNo, env } = command;
      if (!isOpenForFacts(flow, facts)) return reject('no-valid-pass');
      if (!env.grounds.some(({ code }) => code === ground)) return reject('unknown-ground');
      const department = departmentOf(flow, env);
      return [{ type: 'AdverseFactReported.v1', data: { ...by, department, ground, basisNo } }];
    }
    case 'RevokeReview': {
      if (facts.standing !== 'valid') return reject('no-valid-pass');
      const fact = facts.reported.at(-1);
      if (!fact) return reject('no-adverse-fact');
      const { ground } = fact;
      return [
        { type: 'JointReviewRevoked.v1', data: { ...by, ground, reasons: command.reasons } },
        { type: 'MilestoneCleared.v1', data: { milestone: 'validity' } },
      ];
    }
    case 'RequestReReview': {
      const { departments, evidence, reasons } = command;
      if (flow.outcome !== 'fail' || flow.reopened) return reject('not-open-now');
      const concerned = concernedOffices(flow, facts);
      if (departments.length === 0 || departments.some((office) => !concerned.has(office)))
        return reject('not-concerned');
      return [
        { type: 'ReReviewRequested.v1', data: { ...by, departments: [...new Set(departments)], evidence, reasons } },
        { type: 'ReopenCase', ground: reasons },
        { type: 'AttachDocument', sha256: evidence, kind: 'new-evidence' },
      ];
    }
    default:
      return command satisfies never;
  }
};

/** The context's own fact, and the signature under it. */
const signed = (flow: Flow, stage: string, result: string, fact: ReviewFact): Outcome => {
  const task = openTaskOf(flow, stage);
  if (!task || flow.status !== 'running') return reject('not-open-now');
  const { taskId } = task;
  return [fact, { type: 'GiveOpinion', taskId, result, ground: null, basisNo: null, opinion: '' }];
};

const concernedOffices = (flow: Flow, facts: ReviewFacts): ReadonlySet<string> =>
  new Set([...hardReplies(flow).map(({ office }) => office.office), ...doubtfulOffices(flow, facts)]);

const panel = ({ heldOn, minutes, findings, note, env }: Of<'HoldPanel'>, flow: Flow, facts: ReviewFacts): Outcome => {
  if (!isConsolidated(flow)) return reject('replies-missing');
  if (heldOn > env.today) return reject('date-ahead');
  const doubtful = doubtfulOffices(flow, facts);
  const concerned = concernedOffices(flow, facts);
  if (concerned.size === 0) return reject('nothing-doubtful');
  const found = new Set(findings.map(({ office }) => office));
  if (doubtful.some((office) => !found.has(office)) || [...found].some((office) => !concerned.has(office)))
    return reject('findings-incomplete');
  return [
    { type: 'PanelHeld.v1', data: { ...about(flow, env), heldOn, minutes, findings, note } },
    { type: 'AttachDocument', sha256: minutes, kind: 'panel-minutes' },
  ];
};

/** The candidate is told, and has time to state and defend; meanwhile nobody has to decide. */
const notify = ({ noticeNo, env }: Of<'NotifyAdverseOpinion'>, flow: Flow, facts: ReviewFacts): Outcome => {
  if (!isConsolidated(flow)) return reject('replies-missing');
  if (facts.hearing !== 'none') return reject('notified-already');
  if (!isDoubtSettled(flow, facts)) return reject('panel-first');
  if (!isAdverse(flow, facts)) return reject('no-adverse-opinion');
  const rule = env.rule('appt.jointReview.statement', flow.orgPath);
  return [
    {
      type: 'AdverseOpinionNotified.v1',
      data: { ...about(flow, env), grounds: adverseGrounds(flow, facts), noticeNo },
    },
    startDeadline(`${STATEMENT}~${flow.round}`, rule, env.today, clockEnvOf(flow.orgPath, env)),
    ...decisionClocks(flow).flatMap((name) => pauseDeadline(flow.clocks, name, env.today, 'candidate-heard')),
  ];
};

const statement = (
  { statedOn, statement: text, env }: Of<'RecordCandidateStatement'>,
  flow: Flow,
  facts: ReviewFacts,
): Outcome => {
  if (facts.hearing !== 'awaited') return reject('no-statement-awaited');
  if (statedOn > env.today) return reject('date-ahead');
  return [
    { type: 'CandidateStatementRecorded.v1', data: { ...about(flow, env), statedOn, statement: text } },
    ...meetDeadline(flow.clocks, `${STATEMENT}~${flow.round}`, env.today),
    ...resumedDecision(flow, { heard: false, deferred: facts.deferredUntil !== null }, env),
  ];
};

/** A deferral names the day on which it is taken up again; until then its clock stands. */
const defer = ({ until, reasons, env }: Of<'DeferDecision'>, flow: Flow): Outcome => {
  if (!isConsolidated(flow)) return reject('replies-missing');
  if (until <= env.today) return reject('until-not-ahead');
  return [
    { type: 'JointReviewDeferred.v1', data: { ...about(flow, env), until, reasons } },
    { type: 'MilestoneSet.v1', data: { milestone: DEFERRED, on: until, at: '00:00' } },
    ...decisionClocks(flow).flatMap((name) => pauseDeadline(flow.clocks, name, env.today, 'deferred')),
  ];
};

/** Also of a department that was asked and never replied. */
const departmentOf = (flow: Flow, { personId, onBehalfOf }: ReviewEnv): string => {
  const isMine = ({ anyOf }: { anyOf: readonly object[] }) =>
    anyOf.some((one) => 'person' in one && (one.person === personId || one.person === onBehalfOf));
  const known = flow.tasks.findLast(({ stage, office }) => stage === CIRCULATION && isMine(office));
  return known?.office.office ?? '';
};
