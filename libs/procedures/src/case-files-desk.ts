import { Attachments } from '#attachments';
import { EventReader, RejectedError } from '#event-store';
import { partOf, type RecordedEvent } from '#kernel';
import { flowEvents, type DocumentFile, type FlowEvent } from '#workflow';
import { CASE_DOCUMENT, type CaseGiven, type ProcedureHost } from './contract/index.js';

type Attached = Extract<FlowEvent, { type: 'DocumentAttached.v3' }>;
type Host = Pick<ProcedureHost, 'namesDocuments'>;

const ATTACHED = 'DocumentAttached.v3';
/** As it was stored before papers had numbers, with the file that it names. */
const ATTACHED_BEFORE = 'DocumentAttached.v2';
const attachings = partOf<Attached>(flowEvents as never, [ATTACHED], [ATTACHED_BEFORE]);

/** The files that words name as documents of their case. Basis: handbook 2.4 (docRefs of an event). */
export class CaseFilesDesk {
  constructor(
    private readonly reader: EventReader,
    private readonly attachments: Attachments,
  ) {}

  /** Those of them that were uploaded for the case, each kept for another day, or lie in it already. */
  async behind(
    host: Host,
    { caseId, words, recorded }: CaseGiven,
  ): Promise<(sha256: string) => DocumentFile | undefined> {
    const wanted = [...new Set(digestsIn(host, words))];
    if (wanted.length === 0) return () => undefined;
    const files = await this.attachedTo(recorded);
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

export const isAttached = ({ type }: Pick<RecordedEvent, 'type'>): boolean =>
  type === ATTACHED || type === ATTACHED_BEFORE;

const digestsIn = ({ namesDocuments = {} }: Host, words: CaseGiven['words']): readonly string[] => {
  if (words.type !== 'AttachDocument') return namesDocuments[words.type]?.(words as never) ?? [];
  const { sha256 } = words as Readonly<{ sha256?: string }>;
  return sha256 === undefined ? [] : [sha256];
};
