import type { LocalDate } from '#kernel';
import type { PostCode, Regime } from '../domain/posts.js';

export type HeldPost = Readonly<{
  termId: string;
  personId: string;
  orgCode: string;
  post: PostCode;
  regime: Regime;
  publicPower: boolean;
  startedOn: LocalDate;
}>;

/** A term, past or present; `endedOn` is the first day on which the post was no longer held. */
export type KnownTerm = HeldPost & Readonly<{ endedOn: LocalDate | null }>;

/** Who holds which post on a day. A post is held from its start up to the day before its end. */
export abstract class PostDirectory {
  abstract postsOn(personId: string, date: LocalDate): Promise<readonly HeldPost[]>;
  abstract holdersOf(orgCode: string, post: PostCode, date: LocalDate): Promise<readonly HeldPost[]>;
  /** Every term of a person, the oldest first. */
  abstract termsOf(personId: string): Promise<readonly KnownTerm[]>;
}

/** The projection that terms are read from: whoever shows who holds a post waits for it. */
export const TERMS = 'terms-4';
