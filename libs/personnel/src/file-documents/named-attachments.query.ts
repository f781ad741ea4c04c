import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { ReadStore } from '#read-store';
import { fileDocuments } from './file-documents.projection.js';

/** The papers are not read up to the end of the log: nobody can say yet which attachments none of them names. */
export class DocumentsBehindError extends Error {
  override readonly name = 'DocumentsBehindError';
}

const PATIENCE_MS = 30_000;

/** Which attachments some paper of some file is. */
@Injectable()
export class NamedAttachments {
  constructor(
    private readonly store: ReadStore,
    private readonly log: EventStore,
  ) {}

  async among(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const head = await this.log.head();
    if (head !== undefined && !(await this.store.waitFor([fileDocuments.name], head, PATIENCE_MS)))
      throw new DocumentsBehindError(`${fileDocuments.name} has not read position ${head}`);
    const found = this.store.db
      .selectFrom('file_documents')
      .select('attachment_id')
      .where('attachment_id', 'in', [...ids]);
    return new Set((await found.execute()).map(({ attachment_id: id }) => id));
  }
}
