import type { DomainEvent, EventSchema, Grantee, JsonValue, LocalDate, Rejection, Requirement } from '#kernel';
import type { WorkCalendar } from '#calendar';
import type { DeadlineEvent } from '../deadline.events.js';
import type { DeadlineRule } from '../deadline.js';
import type { Deadline } from '../deadline.state.js';
import type { Ladder, Recipients, Stage } from '../ladder.js';
import type { CaseRelocated } from '../relocation.events.js';
import type { FlowCommand, FlowRejection } from '../flow/flow.commands.js';
import type { DocumentFile, FlowEvent, Office } from '../flow/flow.events.js';
import type { CaseEntry, EntryMeaning } from '../flow/case-entries.js';
import type { Flow } from '../flow/flow.state.js';
import type { FlowVerb } from '../flow/moves.js';
import type { Acting, Procedure } from '../flow/procedure.js';
import type { InPlaceOf } from './readdress.js';

/**
 * The facts of the moment for a case on the kernel. `officesOf` answers for today and for the units of the path; rules and
 * ladders are asked for with the path of the case. `digestOf` is a digest of canonical JSON, `fileOf` answers for the files
 * that were uploaded for the case, `entryOf` for the entries that it has so far. `inPlaceOf` is left out where nobody whom
 * alerts reach keeps away.
 */
export type HostEnv = Readonly<{
  now: string;
  today: LocalDate;
  calendar: WorkCalendar;
  ruleVersion: string;
  personId: string;
  onBehalfOf: string | null;
  digestOf: (material: JsonValue) => string;
  fileOf: (sha256: string) => DocumentFile | undefined;
  entryOf: (eventId: string) => CaseEntry | undefined;
  officesOf: (actor: Acting, orgPath: readonly string[]) => readonly Office[];
  rule: (key: string, orgPath: readonly string[]) => DeadlineRule;
  ladder: (orgPath: readonly string[], ruleKey: string | null) => Ladder;
  inPlaceOf?: InPlaceOf;
}>;

export type CaseDocument = Readonly<{ sha256: string; kind: string }>;

/** A case: how it stands in its procedure, what its context knows of it, and the documents attached to it. */
export type Hosted<Facts> = Readonly<{ flow: Flow | null; facts: Facts; documents: readonly CaseDocument[] }>;

/** A case that was submitted. */
export type Running<Facts> = Hosted<Facts> & Readonly<{ flow: Flow }>;

export const isRunning = <Facts>(state: Hosted<Facts>): state is Running<Facts> => state.flow !== null;

/** A verb of the kernel as somebody gives it on a case that is there. */
export type FlowVerbCommand = Exclude<FlowCommand, { type: 'SubmitCase' }>;

export type ClockWords =
  | Readonly<{ type: 'AdvanceCase' }>
  | Readonly<{ type: 'RecomputeDeadlines' }>
  | Readonly<{ type: 'RelocateCase'; orgPath: readonly string[] }>
  | Readonly<{ type: 'AcknowledgeAlert'; alertId: string }>;

export type HostedRejection<Code extends string> = Rejection<
  FlowRejection['rejected'] | 'unknown-alert' | 'unknown-case' | Code
>;

export type HostedCommand<Words, Env> = (FlowVerbCommand | ClockWords | Words) & Readonly<{ env: Env }>;
export type HostedEvent<Own> = Own | FlowEvent | DeadlineEvent | CaseRelocated;

/**
 * What an act of the context brings about: events of its own, of its clocks, a verb of the kernel, or the end of a case
 * that its rules do not let go on.
 */
export type HostedStep<Own> = Own | DeadlineEvent | Extract<FlowEvent, { type: 'CaseEnded.v1' }> | FlowCommand;

/**
 * What an event of the context is to the material of its case. Somebody `weighs` it and decides; somebody `lays` before the
 * deciders what was not there; or the event `notes` what others have done, what the case has come to or what follows.
 */
export type Bearing = 'weighs' | 'lays' | 'notes';

/** What an action rests on: a law, a plan, or a row of the handbook. Nothing is offered without it. */
export type Basis = readonly [string, ...string[]];

/** Something that the context itself waits for, beside the verbs of the kernel. */
export type OwnDuty = Readonly<{
  action: string;
  requirement: Requirement;
  deadlineId: string | null;
  waited: boolean;
}>;

/**
 * How a context runs its cases on the kernel. Everything is pure: `act` decides the context's own commands, `guard` adds
 * its rules to a verb of the kernel, `follow` says what an event brings about by itself, `reached` what a milestone does.
 */
export type Hosting<
  Facts,
  Own extends DomainEvent,
  Words extends Readonly<{ type: string }>,
  Code extends string,
  Env extends HostEnv,
> = Readonly<{
  category: string;
  /** Every version of every procedure that a case of this kind may run under. */
  procedures: readonly Procedure[];
  /** The name of the procedure under which a case with these facts begins. */
  begins: (facts: Facts) => string;
  facts: EventSchema<Own>;
  noFacts: Facts;
  evolve: (facts: Facts, event: HostedEvent<Own>) => Facts;
  /** What a decider has before them besides documents; nothing personal, so that it outlives an erasure. */
  material: (facts: Facts) => JsonValue;
  /** What each event of the context is to that material: of weighing and laying the kernel keeps the digest. */
  bearing: Readonly<Record<Own['type'], Bearing>>;
  act: (command: Words & Readonly<{ env: Env }>, state: Hosted<Facts>) => readonly HostedStep<Own>[] | Rejection<Code>;
  guard: (command: FlowVerbCommand, state: Hosted<Facts>, env: Env) => Rejection<Code> | undefined;
  follow: (event: HostedEvent<Own>, state: Hosted<Facts>, env: Env) => readonly (Own | DeadlineEvent)[];
  reached: (milestone: string, state: Hosted<Facts>, env: Env) => readonly (Own | DeadlineEvent)[];
  /** Persons besides the subject whom the case is about: they, their relatives and who has an interest in them keep away. */
  alsoAbout?: (facts: Facts) => readonly string[];
  /** Verbs of the whole case that near relatives and who has an interest keep away from too. None where left out. */
  recusedFrom?: readonly FlowVerb[];
  /** Narrows the offices of an actor to those whom this case concerns. */
  officesFor: (actor: Acting, found: readonly Office[], facts: Facts) => readonly Office[];
  /** What is done by a command of the context instead: opinions of stages, and verbs. Neither is offered. */
  ownForms: Readonly<{ stages: readonly string[]; verbs: readonly FlowVerb[] }>;
  /** Verbs that the rules of the context close for now: they are not offered. None where left out. */
  shut?: (facts: Facts, verb: FlowVerb) => boolean;
  /** The rule that a time limit of the procedure follows in this case. */
  ruleFor: (rule: string, facts: Facts) => string;
  /** Those whom the case itself names as its deciders. */
  named: (name: string, facts: Facts) => readonly Grantee[];
  recipientsOf: (deadline: Deadline, stage: Stage, state: Hosted<Facts>, env: Env) => Recipients;
  /** Whom an office without anybody is told to, and who may urge. */
  supervision: (orgPath: readonly string[]) => readonly Readonly<{ role: string; org: string }>[];
  /** Who may open a case, and who may give the context's own commands. */
  policy: (command: Words & Readonly<{ env: Env }>, state: Hosted<Facts>) => Requirement | undefined;
  /** Who may know of a case besides those who act in it. */
  seenBy: (state: Hosted<Facts>) => readonly Grantee[];
  duties: (state: Hosted<Facts>) => readonly OwnDuty[];
  /** What the facts of the context stand for in the history of a case. */
  partOf?: NonNullable<EntryMeaning['partOf']>;
  byItself?: NonNullable<EntryMeaning['byItself']>;
  /** What each of the context's own actions rests on. */
  basis: Readonly<Record<string, Basis>>;
}>;

/** The procedure under which a case began. Throws where no version of that name is known: nothing of it can be judged. */
export const procedureOf = (
  { procedures }: Pick<AnyHosting, 'procedures'>,
  key: string,
  version: number,
): Procedure => {
  const found = procedures.find((procedure) => procedure.key === key && procedure.version === version);
  if (!found) throw new Error(`no procedure ${key} of version ${version}`);
  return found;
};

type AnyHosting = Readonly<{ procedures: readonly Procedure[] }>;
