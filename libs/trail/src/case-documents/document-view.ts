import type { LocalDate, Personal } from '#kernel';
import type { ActorView, HistoryEntry } from '../contract/index.js';

/**
 * A document as it was attached to a case. `sha256` is that of the sealed file, `contentHash` that of its open content.
 * `kept` is false where a digest was named before the program kept the files of cases.
 */
export type CaseDocumentView = Readonly<{
  sha256: string;
  kind: string;
  /** What the paper itself says; null where nobody gave it. */
  documentNo: Personal<string>;
  documentOn: LocalDate | null;
  mediaType: string | null;
  bytes: number | null;
  contentHash: Personal<string>;
  kept: boolean;
  /** The entry of the history by which it was attached. */
  eventId: string;
  attachedAt: string;
  attachedBy: ActorView;
}>;

type Told = Omit<CaseDocumentView, 'sha256' | 'kept' | 'eventId' | 'attachedAt' | 'attachedBy'> &
  Readonly<{ sha256: string | null }>;

/** Nothing of a document that is withheld from the reader of the history. */
export const documentsIn = (entries: readonly HistoryEntry[]): readonly CaseDocumentView[] =>
  entries.flatMap(({ type, data, eventId, occurredAt, who }) => {
    if (type !== 'DocumentAttached.v3') return [];
    const { sha256, kind, documentNo, documentOn, mediaType, bytes, contentHash } = data as Told;
    if (sha256 === null) return [];
    const file = { sha256, kind, documentNo, documentOn, mediaType, bytes, contentHash, kept: mediaType !== null };
    return [{ ...file, eventId, attachedAt: occurredAt, attachedBy: who }];
  });
