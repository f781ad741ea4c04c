import type { Personal, Projection } from '#kernel';
import { fileAccessEvents, type FileAccessEvent } from '../domain/file-access.events.js';
import type { FileAccess } from '../domain/file-access.state.js';

export type FileAccessRow = {
  request_id: string;
  person_id: string;
  org_code: string;
  org_path: readonly string[];
  requester_id: string;
  approver_id: string | null;
  status: FileAccess['status'];
  hours: number;
  reason: Personal<string>;
  requested_at: string;
  until: string | null;
};

declare module '#read-store' {
  interface ReadTables {
    file_accesses: FileAccessRow & { key: string };
  }
}

/** Every opening of a file that was asked for, and what became of it. */
export const fileAccesses: Projection<FileAccessEvent, FileAccessRow> = {
  name: 'file-accesses-1',
  events: fileAccessEvents,
  columns: {
    request_id: { type: 'text' },
    person_id: { type: 'text', index: 'btree' },
    org_code: { type: 'text' },
    org_path: { type: 'text[]', index: 'gin' },
    requester_id: { type: 'text', index: 'btree' },
    approver_id: { type: 'text' },
    status: { type: 'text' },
    hours: { type: 'integer' },
    reason: { type: 'text' },
    requested_at: { type: 'timestamptz' },
    until: { type: 'timestamptz' },
  },
  keyOf: ({ data }) => data.requestId,
  apply: (row, event) => {
    if (event.type === 'FileAccessRequested.v1') {
      const { requestId, personId, orgCode, orgPath, requesterId, hours, reason, requestedAt } = event.data;
      return {
        request_id: requestId,
        person_id: personId,
        org_code: orgCode,
        org_path: orgPath,
        requester_id: requesterId,
        approver_id: null,
        status: 'requested',
        hours,
        reason,
        requested_at: requestedAt,
        until: null,
      };
    }
    return row && { ...row, ...changeOf(event) };
  },
};

const changeOf = (event: Exclude<FileAccessEvent, { type: 'FileAccessRequested.v1' }>): Partial<FileAccessRow> => {
  switch (event.type) {
    case 'FileAccessApproved.v1':
      return { status: 'approved', approver_id: event.data.approverId, until: event.data.until };
    case 'FileAccessDeclined.v1':
      return { status: 'declined', approver_id: event.data.declinedBy };
    case 'FileAccessEnded.v1':
      return { status: 'ended' };
    case 'FileDocumentsListed.v1':
    case 'FileDocumentRead.v1':
      return {};
    default:
      return event satisfies never;
  }
};
