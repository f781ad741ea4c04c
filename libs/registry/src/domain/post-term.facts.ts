import type { LocalDate } from '#kernel';
import type { OrgLevel } from './org-level.js';

/** A filed supervision investigation that holds a person; with consent, the person may resign and nothing else. */
export type InvestigationLock = Readonly<{ resignationConsented: boolean }>;

/** The day is null where the record of it was erased. */
export type Death = Readonly<{ diedOn: LocalDate | null }>;

/**
 * What is known when a term begins. `reviewed` says whether the joint review for the post was passed, and is true where it
 * is not asked for. `unit.open` says whether the unit stands: today for a term that goes on, and on its
 * first day for one that is over.
 */
export type EntryFacts = Readonly<{
  lock: InvestigationLock | null;
  death: Death | null;
  reviewed: boolean;
  unit: Readonly<{ level: OrgLevel; open: boolean }>;
}>;

/** What is known of somebody who is to act while a post is vacant. */
export type ActingFacts = Readonly<{ registered: boolean; lock: InvestigationLock | null; death: Death | null }>;

/**
 * The village that goes on in the place of a dissolved one. `electedOn` is the first day on which somebody sits there by an
 * election that was held since, in the body by which the post is settled; null where there was none.
 */
export type SuccessorFacts = Readonly<{ code: string; electedOn: LocalDate | null }>;

/**
 * What is known when a term ends. `decided` says that a case has decided the end, which has asked for investigations
 * itself and may set a day ahead: what it has decided is carried out. `successor` is null where nobody knows of any.
 */
export type ExitFacts = Readonly<{
  lock: InvestigationLock | null;
  decided: boolean;
  successor: SuccessorFacts | null;
}>;
