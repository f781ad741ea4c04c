import type { DomainEvent, Requirement, Separation, Signing } from '#kernel';
import { moveOf, openMoves, type Move } from '../flow/moves.js';
import { taskIdOf } from '../flow/decide-flow.js';
import { taskOf, type Flow } from '../flow/flow.state.js';
import { stageOf } from '../flow/procedure.js';
import { correctionOf } from './corrections.js';
import { officesOfCase } from './flow-env.js';
import { unitAt } from './offices.js';
import { concernedIn, recusalsOf } from './recusals.js';
import { knownToOf, seenByOf } from './sight.js';
import {
  isRunning,
  procedureOf,
  type Running,
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

/**
 * The open moves of a case that is there. Whom the case is about may say what is wrong in it, as soon as the context lets
 * them know of it. Basis: Personal Information Protection Law, art. 46; handbook 7 (access, copy, correct).
 */
export const movesOf = <Facts>(
  hosting: Pick<AnyHosting<Facts>, 'procedures' | 'named' | 'supervision' | 'seenBy' | 'alsoAbout'>,
  state: Running<Facts>,
): readonly Move[] => {
  const { flow, facts } = state;
  const procedure = procedureOf(hosting, flow.procedure, flow.version);
  const concerned = concernedIn(hosting, state);
  const told = hosting.seenBy(state).filter((one) => 'person' in one && concerned.includes(one.person));
  return openMoves(procedure, flow, officesOfCase(hosting, procedure, facts, flow.orgPath)).map((move) =>
    move.verb === 'MakeComment' ? { ...move, anyOf: [...move.anyOf, ...told] } : move,
  );
};

type AnyHosting<Facts> = Hosting<Facts, DomainEvent, never, string, HostEnv>;
type Known<Facts> = Pick<
  AnyHosting<Facts>,
  'procedures' | 'named' | 'supervision' | 'seenBy' | 'alsoAbout' | 'recusedFrom'
>;

/** Acting on a task or deciding is closed to near relatives and to who has an interest. Basis: handbook 1.2. */
export const separationsOf = <Facts>(
  hosting: Pick<AnyHosting<Facts>, 'alsoAbout' | 'recusedFrom'>,
  { verb, taskId, apart }: Move,
  about: Readonly<{ flow: Flow; facts: Facts }>,
): readonly Separation[] => {
  const onTask = apart.length > 0 || (taskId !== null && verb !== 'ReadCopy');
  if (!onTask && !hosting.recusedFrom?.includes(verb)) return apart;
  const [, ...others] = concernedIn(hosting, about);
  const own: readonly Separation[] = others.length > 0 ? [{ code: 'own-case', persons: others }] : [];
  return [...apart, ...own, ...recusalsOf(hosting, about)];
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
      return { anyOf: flow.clocks.alerts[command.alertId]?.recipients ?? [], seenBy: knownToOf(all, state) };
    }
    if (!isVerb(command)) {
      const requirement = hosting.policy(command, state);
      return requirement && flow ? { seenBy: knownToOf(all, state), ...requirement } : requirement;
    }
    return verbRequirement(all, command, state);
  };

/** Who may give a verb of the kernel. What the case is not open for is told to its parties. */
export const verbRequirement = <Facts>(
  hosting: Known<Facts>,
  command: FlowVerbCommand & Readonly<{ env: Pick<HostEnv, 'entryOf'> }>,
  state: Hosted<Facts>,
): Requirement | undefined => {
  if (!isRunning(state)) return undefined;
  const seenBy = knownToOf(hosting, state);
  const move = moveOf(movesOf(hosting, state), command.type, taskIdOf(command));
  if (!move) return { anyOf: seenByOf(hosting, state), seenBy };
  if (command.type === 'CorrectCase') return { ...correcting(hosting, state, command), seenBy };
  const signing = signingOf(hosting, move, state.flow);
  const signedBy = command.type === 'GiveOpinion' ? command.seal?.signedBy : undefined;
  return {
    anyOf: move.anyOf,
    separation: separationsOf(hosting, move, state),
    seenBy,
    ...(signing ? { signing: signedBy === undefined ? signing : { ...signing, signedBy } } : {}),
  };
};

/** That there is no such entry, or that nobody made it, is told to the parties. */
const correcting = <Facts>(
  hosting: Known<Facts>,
  state: Running<Facts>,
  { eventId, env }: Readonly<{ eventId: string; env: Pick<HostEnv, 'entryOf'> }>,
): Requirement => {
  const entry = env.entryOf(eventId);
  const correction = entry && correctionOf(hosting, state, entry);
  return correction ? { ...correction, refusal: 'entry-of-others' } : { anyOf: seenByOf(hosting, state) };
};
