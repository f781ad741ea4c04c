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

/** Who holds which post on a day. A post is held from its start up to the day before its end. */
export abstract class PostDirectory {
  abstract postsOn(personId: string, date: LocalDate): Promise<readonly HeldPost[]>;
  abstract holdersOf(orgCode: string, post: PostCode, date: LocalDate): Promise<readonly HeldPost[]>;
}

/** The projection that terms are read from: whoever shows who holds a post waits for it. */
export const TERMS = 'terms-2';
