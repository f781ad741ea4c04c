import { Injectable } from '@nestjs/common';
import { SecurityLog } from '#access/contract';
import { Attachments } from '#attachments';
import { RejectedError, UnknownStreamError } from '#event-store';
import { CASE_DOCUMENT } from '#procedures/contract';
import { CaseSight } from '#supervision/contract';
import { CaseTrail } from '../contract/index.js';
import { documentsIn, type CaseDocumentView } from './document-view.js';

export type ReadDocument = Readonly<{ document: CaseDocumentView; content: Buffer }>;

/** Documents of a case, as far as its history shows them to the caller: what is withheld there is not there here. */
@Injectable()
export class CaseDocuments {
  constructor(
    private readonly trail: CaseTrail,
    private readonly sight: CaseSight,
    private readonly attachments: Attachments,
    private readonly security: SecurityLog,
  ) {}

  /**
   * Oldest first; none for a supervisor who is no party to the case. Throws UnknownStreamError for a case that is missing
   * and, alike, for one that the caller may not know of.
   */
  async of(caseId: string): Promise<readonly CaseDocumentView[]> {
    const { isParty } = await this.sight.find(caseId);
    if (!isParty) return [];
    const { entries } = await this.trail.of(caseId, { order: 'oldest' });
    return documentsIn(entries);
  }

  /**
   * The open content. The reading, or that it was refused, is on record before anything is shown. Throws UnknownStreamError
   * for a document that is not there or is withheld, RejectedError for one whose file is not kept or was forgotten.
   */
  async content(caseId: string, sha256: string): Promise<ReadDocument> {
    const facts = { caseId, sha256 };
    try {
      const read = await this.open(caseId, sha256);
      await this.security.record({ kind: 'file-read', outcome: 'allowed', subject: caseId, facts });
      return read;
    } catch (error) {
      const { code } = error as { code?: string };
      await this.security.record({ kind: 'file-read', outcome: 'refused', subject: caseId, code, facts });
      throw error;
    }
  }

  private async unsealed(subject: string, sha256: string): Promise<Buffer> {
    try {
      return await this.attachments.read(sha256, { purpose: CASE_DOCUMENT, subject });
    } catch (error) {
      const isForgotten = error instanceof RejectedError && error.code === 'person-erased';
      throw isForgotten ? new RejectedError('document-forgotten') : error;
    }
  }

  private async open(caseId: string, sha256: string): Promise<ReadDocument> {
    const document = (await this.of(caseId)).findLast((one) => one.sha256 === sha256);
    if (!document) throw new UnknownStreamError();
    if (!document.kept) throw new RejectedError('document-not-kept');
    return { document, content: await this.unsealed(caseId, sha256) };
  }
}
