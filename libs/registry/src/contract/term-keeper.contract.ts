import type { LocalDate } from '#kernel';
import type { Basis, EndReason } from '../domain/post-term.events.js';
import type { PostCode } from '../domain/posts.js';

export type KeptTerm = Readonly<{
  termId: string;
  personId: string;
  orgCode: string;
  post: PostCode;
  startedOn: LocalDate;
  endedOn: LocalDate | null;
}>;

export type TermEntry = Readonly<{
  personId: string;
  orgCode: string;
  post: PostCode;
  basis: Basis;
  documentNo: string;
  documentOn: LocalDate;
  startedOn: LocalDate;
}>;

/** `endedOn` is the first day on which the post is no longer held. */
export type TermExit = Readonly<{
  endedOn: LocalDate;
  reason: EndReason;
  documentNo: string;
  documentOn: LocalDate;
}>;

/**
 * Begins and ends terms for whoever decides on posts, by the rules and refusals of the registry. Each may be repeated: a
 * term that has begun or ended by now is left as it is.
 */
export abstract class TermKeeper {
  /** The term as its stream has it; undefined where there is none. */
  abstract find(termId: string): Promise<KeptTerm | undefined>;
  /** The id of the term that an entry begins: the same person in the same post from the same day is the same term. */
  abstract idOf(entry: TermEntry): string;
  /** Throws what the command runner throws. */
  abstract end(termId: string, exit: TermExit): Promise<void>;
  /** Answers the id of the term. Throws what the command runner throws. */
  abstract begin(entry: TermEntry): Promise<string>;
  /** The code with which `begin` would be refused once the terms `leaving` are over; undefined where it would not be. */
  abstract refusalOf(entry: TermEntry, leaving: readonly string[]): Promise<string | undefined>;
}
