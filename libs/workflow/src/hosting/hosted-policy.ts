import { recusalsFrom, type DomainEvent, type Grantee, type Requirement, type Separation, type Signing } from '#kernel';
import { moveOf, openMoves, type Move } from '../flow/moves.js';
import { taskIdOf } from '../flow/decide-flow.js';
import { taskOf, type Flow } from '../flow/flow.state.js';
import { stageOf } from '../flow/procedure.js';
import { officesOfCase } from './flow-env.js';
import { unitAt } from './offices.js';
import {
  procedureOf,
  type ClockWords,
  type FlowVerbCommand,
  type Hosted,
  type HostedCommand,
  type HostEnv,
  type Hosting,
} from './hosting.js';

const VERBS: Readonly<Record<FlowVerbCommand['type'], true>> = {
  AcceptCase: true,
  GiveOpinion: true,
  TakeBackOpinion: true,
  ReturnCase: true,
  ResubmitCase: true,
  WithdrawCase: true,
  TransferTask: true,
  DelegateTask: true,
  ReportToDelegator: true,
  AddSignatory: true,
  RemoveSignatory: true,
  CopyCase: true,
  ReadCopy: true,
  UrgeCase: true,
  RequestMaterial: true,
  ProvideMaterial: true,
  MakeComment: true,
  AttachDocument: true,
  DecideCase: true,
  CloseCase: true,
  CorrectCase: true,
  ReopenCase: true,
};

const CLOCK_WORDS: Readonly<Record<ClockWords['type'], true>> = {
  AdvanceCase: true,
  RecomputeDeadlines: true,
  RelocateCase: true,
  AcknowledgeAlert: true,
};

type Typed = Readonly<{ type: string }>;

export const isVerb = <C extends Typed>(command: C): command is C & FlowVerbCommand => command.type in VERBS;
export const isClockWord = <C extends Typed>(command: C): command is C & ClockWords => command.type in CLOCK_WORDS;

/** The open moves of a case that is there. */
export const movesOf = <Facts>(
  hosting: Pick<AnyHosting<Facts>, 'procedures' | 'named' | 'supervision'>,
  { flow, facts }: Readonly<{ flow: Flow; facts: Facts }>,
): readonly Move[] => {
  const procedure = procedureOf(hosting, flow.procedure, flow.version);
  return openMoves(procedure, flow, officesOfCase(hosting, procedure, facts, flow.orgPath));
};

type AnyHosting<Facts> = Hosting<Facts, DomainEvent, never, string, HostEnv>;

/** Acting on a task or deciding is closed to near relatives and to who has an interest. Basis: handbook 1.2. */
export const separationsOf = <Facts>(
  { alsoAbout, recusedFrom = [] }: Pick<AnyHosting<Facts>, 'alsoAbout' | 'recusedFrom'>,
  { verb, taskId, apart }: Move,
  { flow: { caseId, subjectId }, facts }: Readonly<{ flow: Flow; facts: Facts }>,
): readonly Separation[] => {
  const onTask = apart.length > 0 || (taskId !== null && verb !== 'ReadCopy');
  if (!onTask && !recusedFrom.includes(verb)) return apart;
  const others = alsoAbout?.(facts) ?? [];
  const own: readonly Separation[] = others.length > 0 ? [{ code: 'own-case', persons: others }] : [];
  return [...apart, ...own, ...[subjectId, ...others].flatMap((person) => recusalsFrom(caseId, person))];
};

/** Whose signature an opinion bears that comes on sealed paper; undefined for all others. */
export const signingOf = <Facts>(
  hosting: Pick<AnyHosting<Facts>, 'procedures' | 'supervision'>,
  { verb, taskId }: Pick<Move, 'verb' | 'taskId'>,
  flow: Flow,
): Signing | undefined => {
  const task = verb === 'GiveOpinion' && taskId !== null ? taskOf(flow, taskId) : undefined;
  const stage = task && stageOf(procedureOf(hosting, flow.procedure, flow.version), task.stage);
  const kept = stage?.sealed ? stage.actors.find((actor) => 'register' in actor) : undefined;
  if (!task || !kept) return undefined;
  const { office } = task.office;
  const unit = unitAt(flow.orgPath, 'county');
  return { register: kept.register, office, unit, told: hosting.supervision(flow.orgPath) };
};

/**
 * Those who may know of the case: its drafter, everyone who has or had a task or copy in it, and whom the context names.
 * Copies come by their ids: a state that was stored in between has its keys in another order.
 */
export const seenByOf = <Facts>(
  hosting: Pick<AnyHosting<Facts>, 'procedures' | 'named' | 'supervision' | 'seenBy'>,
  state: Hosted<Facts>,
): readonly Grantee[] => {
  const { flow, facts } = state;
  if (!flow) return hosting.seenBy(state);
  const procedure = procedureOf(hosting, flow.procedure, flow.version);
  const { decision, reopening, supervision } = officesOfCase(hosting, procedure, facts, flow.orgPath);
  return [
    { person: flow.drafterId },
    ...flow.tasks.flatMap(({ office, delegate }) => [...office.anyOf, ...(delegate?.anyOf ?? [])]),
    ...Object.keys(flow.copies)
      .toSorted()
      .flatMap((copyId) => flow.copies[copyId]!.to),
    ...decision,
    ...reopening,
    ...supervision,
    ...hosting.seenBy(state),
  ];
};

/** Who may give a command on a case. What the case is not open for is told to those who know of it, not to others. */
export const hostedPolicy =
  <Facts, Own extends DomainEvent, Words extends Typed, Code extends string, Env extends HostEnv>(
    hosting: Hosting<Facts, Own, Words, Code, Env>,
  ) =>
  (command: HostedCommand<Words, Env>, state: Hosted<Facts>): Requirement | undefined => {
    const { flow } = state;
    const all = hosting as unknown as AnyHosting<Facts>;
    if (isClockWord(command)) {
      if (!flow) return undefined;
      if (command.type !== 'AcknowledgeAlert') return { anyOf: [{ system: true }] };
      return { anyOf: flow.clocks.alerts[command.alertId]?.recipients ?? [], seenBy: seenByOf(all, state) };
    }
    if (!isVerb(command)) {
      const requirement = hosting.policy(command, state);
      return requirement && flow ? { seenBy: seenByOf(all, state), ...requirement } : requirement;
    }
    return verbRequirement(all, command, state);
  };

/** Who may give a verb of the kernel. What the case is not open for is told to those who know of it. */
export const verbRequirement = <Facts>(
  hosting: Pick<AnyHosting<Facts>, 'procedures' | 'named' | 'supervision' | 'seenBy' | 'alsoAbout' | 'recusedFrom'>,
  command: FlowVerbCommand,
  state: Hosted<Facts>,
): Requirement | undefined => {
  const { flow, facts } = state;
  if (!flow) return undefined;
  const seenBy = seenByOf(hosting, state);
  const move = moveOf(movesOf(hosting, { flow, facts }), command.type, taskIdOf(command));
  if (!move) return { anyOf: seenBy, seenBy };
  const signing = signingOf(hosting, move, flow);
  const signedBy = command.type === 'GiveOpinion' ? command.seal?.signedBy : undefined;
  return {
    anyOf: move.anyOf,
    separation: separationsOf(hosting, move, { flow, facts }),
    seenBy,
    ...(signing ? { signing: signedBy === undefined ? signing : { ...signing, signedBy } } : {}),
  };
};
