import type { ChainLink, EntryReason } from '#kernel';

export type PersonView = Readonly<{ personId: string; name: string | null }>;

/**
 * Who acted. The posts are all that the person held at the acting unit on the day, the first begun first; `system`
 * holds for what happened by itself.
 */
export type ActorView = Readonly<{
  accountId: string;
  system: boolean;
  person: PersonView | null;
  posts: readonly Readonly<{ code: string; zh: string; en: string }>[];
  org: Readonly<{ code: string; name: string | null }> | null;
  onBehalfOf: PersonView | null;
  /** Those who stand between whoever acted and the person acted for, from that person on. */
  via: readonly PersonView[];
}>;

/**
 * One event of a case. `data` holds it as today's program reads it: personal texts are null once they are forgotten, and
 * for supervisors who are no party to the case. `chain.ok` is computed anew from the stored event and the one before it.
 */
export type HistoryEntry = Readonly<{
  /** By which a correction names the event. */
  eventId: string;
  revision: number;
  position: string;
  type: string;
  title: Readonly<{ zh: string; en: string }>;
  occurredAt: string;
  recordedAt: string;
  /** Why the act was entered later than it happened; null where it was not. */
  entryReason: Readonly<{ code: EntryReason; zh: string; en: string }> | null;
  who: ActorView;
  data: unknown;
  /** Whether the reader may correct it now. */
  mayCorrect: boolean;
  ruleVersion: string | null;
  chain: Readonly<{ suite: ChainLink['suite']; previous: string; hash: string; ok: boolean }>;
}>;

export type HistoryView = Readonly<{
  caseId: string;
  category: string;
  /** False where a link of the shown part does not fit. */
  chainOk: boolean;
  entries: readonly HistoryEntry[];
}>;

/** `asOf` (an ISO instant) cuts off what was recorded later. */
export type HistoryFilter = Readonly<{ order: 'newest' | 'oldest'; asOf?: string | undefined }>;

/** What happened in a case, as the caller may know it. */
export abstract class CaseTrail {
  /** The projections that say who may know of a case. */
  abstract sources(): readonly string[];
  /** Throws UnknownStreamError for a case that is missing and, alike, for one that the caller may not know of. */
  abstract of(caseId: string, filter: HistoryFilter): Promise<HistoryView>;
}
