import type { LocalDate } from '#kernel';
import type { Dissolution, TargetFacts } from './dissolution.js';
import type { Basis, EndReason } from './post-term.events.js';
import type { EntryFacts, ExitFacts } from './post-term.facts.js';
import type { Paper } from './post-term.rules.js';
import type { PostCode } from './posts.js';
import type { RegistryEnv } from './registry-rules.js';

/** `firstLoad` says that the term comes from a register that was kept before the program. */
export type EntryEnv = RegistryEnv & Readonly<{ entry: EntryFacts; firstLoad?: boolean }>;
export type ExitEnv = RegistryEnv & Readonly<{ exit: ExitFacts }>;

/**
 * `publicPower` null takes what is usual for the post; the document is the paper that the term rests on. A term of the
 * first load (`env.firstLoad`) comes from a register that need not have kept the paper's number and date.
 */
export type StartPost = Readonly<{
  type: 'StartPost';
  termId: string;
  personId: string;
  orgCode: string;
  post: PostCode;
  basis: Basis;
  publicPower: boolean | null;
  documentNo: string | null;
  documentOn?: LocalDate | null;
  startedOn: LocalDate;
  env: EntryEnv;
}>;

/**
 * A term that is over, as one fact of history: from `startedOn` up to the day before `endedOn`, which is no later than
 * today. The register of a first load (`env.firstLoad`) need not have kept the papers of old terms. `exit` is the paper
 * of the end.
 */
export type RecordPastTerm = Readonly<{
  type: 'RecordPastTerm';
  termId: string;
  personId: string;
  orgCode: string;
  post: PostCode;
  basis: Basis;
  documentNo: string | null;
  documentOn?: LocalDate | null;
  startedOn: LocalDate;
  endedOn: LocalDate;
  reason: EndReason;
  exit?: Paper;
  env: EntryEnv;
}>;

/** `endedOn` is the first day on which the post is no longer held. */
export type EndPost = Readonly<{
  type: 'EndPost';
  termId: string;
  endedOn: LocalDate;
  reason: EndReason;
  documentNo: string | null;
  documentOn: LocalDate | null;
  env: ExitEnv;
}>;

/** Says what was wrong: start and paper as they are after the correction. */
export type CorrectPostTerm = Readonly<{
  type: 'CorrectPostTerm';
  termId: string;
  startedOn: LocalDate;
  documentNo: string | null;
  documentOn: LocalDate | null;
  reason: string;
  env: RegistryEnv;
}>;

/** Terms that were recorded without a planned end get theirs by the rule in force. */
export type PlanTermEnd = Readonly<{ type: 'PlanTermEnd'; env: RegistryEnv }>;

/** The unit of the term has ended, and the term has not. */
export type NoteUnitDissolved = Readonly<{ type: 'NoteUnitDissolved'; termId: string; env: RegistryEnv }> & Dissolution;

/** Names the village whose election or decision settles a term of a dissolved one. */
export type AssignTermSuccessor = Readonly<{
  type: 'AssignTermSuccessor';
  termId: string;
  successorCode: string;
  env: RegistryEnv & Readonly<{ target: TargetFacts }>;
}>;

export type TermClockCommand =
  | Readonly<{ type: 'AdvanceTerm'; env: RegistryEnv }>
  | Readonly<{ type: 'RecomputeTermDeadlines'; env: RegistryEnv }>
  | Readonly<{ type: 'RelocateTerm'; orgPath: readonly string[]; env: RegistryEnv }>
  | Readonly<{ type: 'AcknowledgeTermAlert'; alertId: string; env: RegistryEnv }>;

export type PostTermCommand =
  | StartPost
  | RecordPastTerm
  | EndPost
  | CorrectPostTerm
  | PlanTermEnd
  | NoteUnitDissolved
  | AssignTermSuccessor
  | TermClockCommand;
