import type { InvestigationLock } from '../domain/post-term.facts.js';

export type { InvestigationLock } from '../domain/post-term.facts.js';

/** Whether a filed supervision investigation holds a person, for whoever begins or ends terms. Basis: R6. */
export abstract class InvestigationLocks {
  /** What holds the person now, read from the log itself; null where nothing does. */
  abstract lockOf(personId: string): Promise<InvestigationLock | null>;
}
