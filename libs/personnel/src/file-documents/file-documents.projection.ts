import type { Projection } from '#kernel';
import type { DocumentClass } from '../domain/document-classes.js';
import { personnelFileEvents, type PersonnelFileEvent } from '../domain/personnel-file.events.js';

export type FileDocumentRow = {
  person_id: string;
  document_class: DocumentClass;
  attachment_id: string;
  supersedes: string | null;
};

declare module '#read-store' {
  interface ReadTables {
    file_documents: FileDocumentRow & { key: string };
  }
}

/** Which papers lie in whose file, without a word of what they say. */
export const fileDocuments: Projection<PersonnelFileEvent, FileDocumentRow> = {
  name: 'file-documents-1',
  events: personnelFileEvents,
  columns: {
    person_id: { type: 'text', index: 'btree' },
    document_class: { type: 'text' },
    attachment_id: { type: 'text', index: 'btree' },
    supersedes: { type: 'text', index: 'btree' },
  },
  keyOf: (event) => ('documentId' in event.data ? event.data.documentId : undefined),
  apply: (row, { data }) => {
    if (!('documentId' in data)) return row;
    const { personId, documentClass, attachmentId } = data;
    const supersedes = 'supersedes' in data ? data.supersedes : null;
    return { person_id: personId, document_class: documentClass, attachment_id: attachmentId, supersedes };
  },
};
