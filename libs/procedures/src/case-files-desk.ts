import { Attachments } from '#attachments';
import { EventReader, EventStore, RejectedError } from '#event-store';
import { partOf, type RecordedEvent } from '#kernel';
import { flowEvents, type DocumentFile, type FlowEvent } from '#workflow';
import { CASE_DOCUMENT, type CaseGiven } from './contract/index.js';

type Attached = Extract<FlowEvent, { type: 'DocumentAttached.v2' }>;
type WithDocuments = Readonly<{ sha256?: string; documents?: readonly Readonly<{ sha256: string }>[] }>;

const ATTACHED = 'DocumentAttached.v2';
const attachings = partOf<Attached>(flowEvents as never, [ATTACHED]);

/** The files that words name as documents of their case. Basis: handbook 2.4 (docRefs of an event). */
export class CaseFilesDesk {
  constructor(
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly attachments: Attachments,
  ) {}

  /** Those of them that were uploaded for the case, each kept for another day, or lie in it already. */
  async behind(category: string, { caseId, words }: CaseGiven): Promise<(sha256: string) => DocumentFile | undefined> {
    const wanted = [...new Set(digestsIn(words))];
    if (wanted.length === 0) return () => undefined;
    const files = await this.attachedTo(await this.log.read(`${category}-${caseId}`));
    for (const sha256 of wanted) {
      const uploaded = files.has(sha256) ? undefined : await this.uploaded(sha256, caseId);
      if (uploaded) files.set(sha256, uploaded);
    }
    return (sha256) => files.get(sha256);
  }

  private async attachedTo(recorded: readonly RecordedEvent[]): Promise<Map<string, DocumentFile>> {
    const opened = await this.reader.open(attachings, recorded.filter(isAttached));
    return new Map(
      opened.map(({ event: { data } }) => {
        const { sha256, mediaType, bytes, contentHash } = data;
        return [sha256, { mediaType, bytes, contentHash }];
      }),
    );
  }

  private async uploaded(sha256: string, caseId: string): Promise<DocumentFile | undefined> {
    try {
      const { mediaType, bytes, contentHash } = await this.attachments.name(sha256, {
        purpose: CASE_DOCUMENT,
        subject: caseId,
      });
      return { mediaType, bytes, contentHash };
    } catch (error) {
      if (error instanceof RejectedError && error.code === 'unknown-attachment') return undefined;
      throw error;
    }
  }
}

export const isAttached = ({ type }: RecordedEvent): boolean => type === ATTACHED;

const digestsIn = (words: CaseGiven['words']): readonly string[] => {
  const { sha256, documents = [] } = words as WithDocuments;
  if (words.type === 'AttachDocument') return sha256 === undefined ? [] : [sha256];
  return documents.map((document) => document.sha256);
};
