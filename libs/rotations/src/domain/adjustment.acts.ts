import { clockEnvOf, type Flow, type Hosted, type HostedStep } from '#workflow';
import { meetDeadline, openTaskOf, startDeadline } from '#workflow';
import {
  beforeStep,
  reject,
  type AdjustmentCommand,
  type AdjustmentEnv,
  type AdjustmentRejection,
} from './adjustment.commands.js';
import type { AdjustmentFact } from './adjustment.events.js';
import { isEstablished, isHeard, isHeldBy, type AdjustmentFacts } from './adjustment.facts.js';
import { admonish, recheck, receivePlan } from './admonition.acts.js';
import { ANSWER, holdClocks, POST_FILING, releaseClocks } from './adjustment.clocks.js';
import { PROPOSAL } from './adjustment.procedure.js';
import { intolerant, unlawfulKind } from './adjustment.guard.js';
import { adjustmentKinds } from './adjustment.triggers.js';

type State = Hosted<AdjustmentFacts>;
type Outcome = readonly HostedStep<AdjustmentFact>[] | AdjustmentRejection;
type Acting = Exclude<AdjustmentCommand, { type: 'OpenAdjustment' }>;
type Of<T extends AdjustmentCommand['type']> = Extract<AdjustmentCommand, { type: T }>;

/** What stays open while an investigation holds the case: suspension, what is put on record, and what is decided already. */
const STAYS_OPEN: readonly Acting['type'][] = [
  'NoteInvestigation',
  'OrderSuspension',
  'LiftSuspension',
  'RecordAnswer',
  'RecordSelfCorrection',
  'RecordPostFiling',
  'AnnounceAdjustment',
  'CompleteDeparture',
];

/** What a command of the adjustment itself brings about. Basis: handbook W2, state table. */
export const actOnAdjustment = (command: AdjustmentCommand, state: State): Outcome => {
  if (command.type === 'OpenAdjustment') return state.flow ? reject('adjustment-exists') : open(command);
  const { flow, facts } = state;
  if (!flow || !facts.opened) return reject('not-open-now');
  const held = isHeldBy(command.env.lock, facts.opened.trigger);
  if (held && !STAYS_OPEN.includes(command.type)) return reject('investigation-lock');
  return act(command, flow, facts);
};

const open = (command: Of<'OpenAdjustment'>): Outcome => {
  const { caseId, subjectId, orgPath, termId, post, trigger, ground, evidence, env } = command;
  const { personId, today: on, filingMode: filing } = env;
  const villageCode = orgPath.at(-1)!;
  const told = { termId, villageCode, post, trigger, filing, evidence, ground };
  return [
    { type: 'AdjustmentTriggered.v1', data: { caseId, subjectId, personId, on, ...told } },
    ...(isHeldBy(env.lock, trigger)
      ? ([{ type: 'AdjustmentLocked.v1', data: { caseId, subjectId, on } }] as const)
      : []),
    { type: 'SubmitCase', caseId, subjectId, orgPath },
  ];
};

/** The case, the cadre, and who acts today. */
export const about = ({ caseId, subjectId }: Flow, { personId, today: on }: AdjustmentEnv) => ({
  caseId,
  subjectId,
  personId,
  on,
});

const act = (command: Acting, flow: Flow, facts: AdjustmentFacts): Outcome => {
  const { env } = command;
  const by = about(flow, env);
  const { caseId, subjectId } = flow;
  switch (command.type) {
    case 'NoteInvestigation': {
      const held = isHeldBy(env.lock, facts.opened!.trigger);
      if (held === facts.held) return [];
      const told = { caseId, subjectId, on: env.today };
      if (held) return [{ type: 'AdjustmentLocked.v1', data: told }, ...holdClocks(flow, env)];
      const resignationConsented = env.lock?.resignationConsented ?? false;
      return [{ type: 'AdjustmentUnlocked.v1', data: { ...told, resignationConsented } }, ...releaseClocks(flow, env)];
    }
    case 'OrderSuspension': {
      if (env.lock === null) return reject('no-investigation');
      if (facts.suspendedFrom !== null) return reject('suspended-already');
      const { from, documentNo, reasons } = command;
      return [{ type: 'SuspensionOrdered.v1', data: { ...by, from, documentNo, reasons } }];
    }
    case 'LiftSuspension':
      if (facts.suspendedFrom === null) return reject('not-suspended');
      return [{ type: 'SuspensionLifted.v1', data: { ...by, documentNo: command.documentNo } }];
    case 'IssueConcern': {
      if (!considers(flow)) return reject('not-open-now');
      if (!isEstablished(flow)) return reject('facts-not-established');
      if (facts.hearing === 'awaited') return reject('concern-issued');
      const { noticeNo, concern } = command;
      const rule = env.rule('adjust.noticeOfConcern', flow.orgPath);
      return [
        { type: 'ConcernIssued.v1', data: { ...by, noticeNo, concern } },
        startDeadline(`${ANSWER}~${facts.concerns + 1}`, rule, env.today, clockEnvOf(flow.orgPath, env)),
      ];
    }
    case 'RecordAnswer': {
      const { answeredOn, answer } = command;
      if (facts.hearing !== 'awaited') return reject('no-answer-awaited');
      if (answeredOn > env.today) return reject('date-ahead');
      const early = beforeStep(answeredOn, facts.concernedOn);
      if (early) return early;
      return [
        { type: 'ConcernAnswered.v1', data: { ...by, answeredOn, answer } },
        ...meetDeadline(flow.clocks, `${ANSWER}~${facts.concerns}`, env.today),
      ];
    }
    case 'Admonish':
      return considers(flow) ? admonish(command, flow, facts, by) : reject('not-open-now');
    case 'RecordSelfCorrection':
      return receivePlan(command, flow, facts, by);
    case 'Recheck':
      return recheck(command, flow, facts, by);
    case 'ProposeAdjustment':
      return propose(command, flow, facts);
    case 'EndUnfounded': {
      if (!considers(flow)) return reject('not-open-now');
      if (isEstablished(flow)) return reject('facts-established');
      return ended(flow, 'not-established', command);
    }
    case 'RecordTolerance': {
      if (facts.proposed === null || flow.status !== 'running') return reject('nothing-proposed');
      const { office, opinion, reasons } = command;
      if (facts.tolerance[office] !== undefined) return reject('tolerance-recorded');
      return [{ type: 'ToleranceChecked.v1', data: { ...by, office, opinion, reasons } }];
    }
    case 'DecideAdjustment':
      return decide(command, flow, facts);
    case 'RecordPostFiling':
      if (facts.decided === null || facts.opened!.filing !== 'post') return reject('not-filed-after');
      if (facts.filedAfter) return reject('filed-after-already');
      return [
        { type: 'AdjustmentPostFiled.v1', data: { ...by, filingNo: command.filingNo } },
        ...meetDeadline(flow.clocks, POST_FILING, env.today),
      ];
    case 'AnnounceAdjustment': {
      const { announcedOn, place } = command;
      if (facts.decided === null) return reject('not-decided-yet');
      if (facts.announced) return reject('announced-already');
      if (announcedOn > env.today) return reject('date-ahead');
      const early = beforeStep(announcedOn, facts.decidedOn);
      if (early) return early;
      const { termId, villageCode, post } = facts.opened!;
      return [{ type: 'AdjustmentAnnounced.v1', data: { ...by, termId, villageCode, post, announcedOn, place } }];
    }
    case 'CompleteDeparture':
      if (!facts.announced) return reject('not-announced');
      if (facts.departed) return [];
      return [{ type: 'DepartureCompleted.v1', data: { caseId, subjectId, on: env.today } }, { type: 'CloseCase' }];
    default:
      return command satisfies never;
  }
};

const considers = (flow: Flow): boolean => flow.status === 'running' && openTaskOf(flow, PROPOSAL) !== undefined;

/** The opinion with which the town Party committee ends its stage. */
export const signed = (flow: Flow, result: string, paper: Readonly<{ ground: string; documentNo: string }> | null) => {
  const { taskId } = openTaskOf(flow, PROPOSAL)!;
  const { ground = null, documentNo: basisNo = null } = paper ?? {};
  return { type: 'GiveOpinion', taskId, result, ground, basisNo, opinion: '' } as const;
};

const ended = (flow: Flow, ground: string, { documentNo, reasons }: Of<'EndUnfounded'>): Outcome => [
  { ...signed(flow, 'end', { ground, documentNo }), opinion: reasons },
];

/** Basis: handbook W2, ProposeAdjustment (by kind), Admonish (hearing right), legal exits by post (R1). */
const propose = ({ kind, reasons, env }: Of<'ProposeAdjustment'>, flow: Flow, facts: AdjustmentFacts): Outcome => {
  if (!considers(flow)) return reject('not-open-now');
  if (!isEstablished(flow)) return reject('facts-not-established');
  const { post, trigger } = facts.opened!;
  if (trigger === 'resignation' && kind !== 'resignation') return reject('resignation-only');
  if (trigger !== 'resignation' && kind === 'resignation') return reject('resignation-by-request');
  if (facts.recheckFrom !== null) return reject('admonition-runs');
  if (facts.hearing === 'awaited') return reject('answer-awaited');
  if (adjustmentKinds[kind].adverse && !isHeard(facts)) return reject('person-not-heard');
  const unlawful = unlawfulKind(kind, post, env);
  if (unlawful) return unlawful;
  return [
    { type: 'AdjustmentProposed.v1', data: { ...about(flow, env), kind, reasons } },
    { ...signed(flow, 'propose', null), opinion: reasons },
  ];
};

const decide = (command: Of<'DecideAdjustment'>, flow: Flow, facts: AdjustmentFacts): Outcome => {
  const { outcome, office, endsOn, documentNo, documentOn, reasons, env } = command;
  const decision = { type: 'DecideCase', office, outcome, reasons } as const;
  if (flow.status !== 'running' || facts.proposed === null) return reject('not-open-now');
  if (documentOn > env.today) return reject('date-ahead');
  const early = beforeStep(documentOn, facts.proposedOn);
  if (early) return early;
  if (outcome === 'kept') return [decision];
  const { proposed: kind } = facts;
  const { termId, villageCode, post } = facts.opened!;
  const refused = intolerant(kind, facts) ?? unlawfulKind(kind, post, env);
  if (refused) return refused;
  const told = { termId, villageCode, post, kind, orgPath: flow.orgPath, endsOn, documentNo, documentOn };
  return [{ type: 'CadreAdjusted.v1', data: { ...about(flow, env), ...told } }, decision];
};
