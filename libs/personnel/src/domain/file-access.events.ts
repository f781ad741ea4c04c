import { eventSchema, type DomainEvent, type Personal } from '#kernel';
import type { DocumentClass } from './document-classes.js';

type About = { requestId: string; personId: string };

/** Who reads, who let them, and where the file is kept: enough to show a reading by itself. */
type Reading = About & {
  orgCode: string;
  orgPath: readonly string[];
  readerId: string;
  approverId: string;
  readAt: string;
};

/** One opening of a file by two people. Instants are ISO in UTC. */
export type FileAccessEvent =
  | DomainEvent<
      'FileAccessRequested.v1',
      About & {
        orgCode: string;
        orgPath: readonly string[];
        requesterId: string;
        hours: number;
        reason: Personal<string>;
        requestedAt: string;
      }
    >
  | DomainEvent<'FileAccessApproved.v1', About & { approverId: string; approvedAt: string; until: string }>
  | DomainEvent<'FileAccessDeclined.v1', About & { declinedBy: string; reason: Personal<string>; declinedAt: string }>
  | DomainEvent<'FileAccessEnded.v1', About & { endedBy: string; endedAt: string }>
  | DomainEvent<'FileDocumentsListed.v1', Reading>
  | DomainEvent<'FileDocumentRead.v1', Reading & { documentId: string; documentClass: DocumentClass }>;

const reason = { subject: 'personId', fields: ['reason'] };

export const fileAccessEvents = eventSchema<FileAccessEvent>({
  current: [
    'FileAccessRequested.v1',
    'FileAccessApproved.v1',
    'FileAccessDeclined.v1',
    'FileAccessEnded.v1',
    'FileDocumentsListed.v1',
    'FileDocumentRead.v1',
  ],
  personal: { 'FileAccessRequested.v1': reason, 'FileAccessDeclined.v1': reason },
});
