import type { Projection } from '#kernel';
import type { DocumentClass } from '../domain/document-classes.js';
import { fileAccessEvents, type FileAccessEvent } from '../domain/file-access.events.js';

export type FileReadRow = {
  person_id: string;
  org_path: readonly string[];
  request_id: string;
  reader_id: string;
  approver_id: string;
  document_id: string | null;
  document_class: DocumentClass | null;
  read_at: string;
};

declare module '#read-store' {
  interface ReadTables {
    file_reads: FileReadRow & { key: string };
  }
}

/** Each reading of a file: of the list of its papers (no document), or of one of them. */
export const fileReads: Projection<FileAccessEvent, FileReadRow> = {
  name: 'file-reads-1',
  events: fileAccessEvents,
  columns: {
    person_id: { type: 'text', index: 'btree' },
    org_path: { type: 'text[]', index: 'gin' },
    request_id: { type: 'text' },
    reader_id: { type: 'text', index: 'btree' },
    approver_id: { type: 'text' },
    document_id: { type: 'text' },
    document_class: { type: 'text' },
    read_at: { type: 'timestamptz' },
  },
  keyOf: ({ data }, { id }) => ('readerId' in data ? id : undefined),
  apply: (row, { data }) => {
    if (!('readerId' in data)) return row;
    const { personId, orgPath, requestId, readerId, approverId, readAt } = data;
    const document = 'documentId' in data ? data : null;
    return {
      person_id: personId,
      org_path: orgPath,
      request_id: requestId,
      reader_id: readerId,
      approver_id: approverId,
      document_id: document?.documentId ?? null,
      document_class: document?.documentClass ?? null,
      read_at: readAt,
    };
  },
};
