import { roleCodes, type Role } from '#access/contract';

/**
 * Who asks. A role is held at its own level over the village of the case; `subject` is the person whom the case is about,
 * `nobody` is signed in and holds no role.
 */
export type Asker = Role | 'subject' | 'nobody';

/** Those who see that a case is there, and do nothing in it. */
export const watchers: readonly Asker[] = ['supervisionOffice', 'countyAuditOfficer'];

export const askers: readonly Asker[] = [...roleCodes, 'subject', 'nobody'];

/**
 * What an asker gets: `done` is whatever is answered to those who may, be it a rejection of the domain (422); `empty` is a
 * list without an entry; a text such as `not-permitted` is the code of a 403; `hidden` answers like what does not exist.
 */
export type Outcome = 'done' | 'empty' | 'hidden' | (string & {});

/** The ids of what the world holds, by the names under which routes ask for them. */
export type Ids = Readonly<Record<string, string>>;

/**
 * One route. `by` get it done, `seen` may know that it is there but may not do it (`not-permitted`), everyone else gets
 * `others`. `wherever` holds where the answer depends on the role alone, not on the unit at which it is held.
 */
export type Row = Readonly<{
  by: readonly Asker[];
  seen: readonly Asker[];
  others: Outcome;
  public: boolean;
  wherever: boolean;
  /** It is about the person who asks, whatever they hold: its command is given in one's own name only. */
  personal: boolean;
  /** Class name of the command that the route gives. */
  command: string | undefined;
  body: ((ids: Ids) => object) | undefined;
  /** The row has a case and an account of its own, so that what its command does meets no other row. */
  apart: boolean;
  /** Asked by these only, where asking takes something away from whoever asks. */
  askedBy: readonly Asker[];
}>;

type Words = Partial<Omit<Row, 'body'>> & Readonly<{ body?: object | ((ids: Ids) => object) }>;

const row = ({ body, ...words }: Words): Row => ({
  by: [],
  seen: [],
  others: 'hidden',
  public: false,
  wherever: false,
  personal: false,
  command: undefined,
  apart: false,
  askedBy: askers,
  ...words,
  body: typeof body === 'function' ? (body as (ids: Ids) => object) : body && (() => body),
});

/** Open without signing in. */
export const forAnyone = (words: Words = {}): Row => row({ by: askers, public: true, ...words });

/** The same for everyone who is signed in, wherever they hold what. */
export const forSignedIn = (words: Words = {}): Row => row({ by: askers, wherever: true, ...words });

/** Gives a command to each that is ticked, each by itself: what one may do with a case is said by the row of that command. */
export const forEachTicked = (words: object = {}): Row =>
  forSignedIn({ body: { ids: ['00000000-0000-4000-8000-00000000c013'], ...words } });

/** A list or stream that everyone may ask for: `by` find what lies in the village of the case, others find nothing. */
export const listFor = (by: readonly Asker[], words: Words = {}): Row => row({ by, others: 'empty', ...words });

/** One thing, which does not exist for others. */
export const shownTo = (by: readonly Asker[], words: Words = {}): Row => row({ by, ...words });

/** Starts something new: others are told that they may not. */
export const startedBy = (command: string, by: readonly Asker[], words: Words = {}): Row =>
  row({ command, by, others: 'not-permitted', ...words });

/** A command on something that is there: `seen` are told that they may not, to others it does not exist. */
export const doneBy = (command: string, by: readonly Asker[], words: Words = {}): Row => row({ command, by, ...words });
