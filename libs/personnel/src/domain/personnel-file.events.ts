import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { DocumentClass } from './document-classes.js';
import type { Sanction } from './sanctions.js';

type About = { personId: string };
type Kept = { orgCode: string; orgPath: readonly string[] };

/** A paper of the file. `attachmentId` is the hash of its sealed content, `contentHash` that of the open one. */
export type Paper = {
  documentId: string;
  documentClass: DocumentClass;
  title: Personal<string>;
  dated: LocalDate;
  attachmentId: string;
  mediaType: string;
  bytes: number;
  contentHash: Personal<string>;
};

/** Whether a decision came into the file in time, and by which rule. */
type EntryTimeliness = {
  latestOn: LocalDate;
  late: boolean;
  ruleKey: string;
  ruleVersion: string;
  calendarVersion: string;
  provisional: boolean;
};

export type PersonnelFileEvent =
  | DomainEvent<'PersonnelFileOpened.v1', About & Kept & { openedOn: LocalDate }>
  | DomainEvent<'PersonnelFileTransferred.v1', About & Kept & { transferredOn: LocalDate }>
  | DomainEvent<'FileDocumentAdded.v1', About & Paper & { addedOn: LocalDate }>
  | DomainEvent<
      'FileDocumentCorrected.v1',
      About & Paper & { supersedes: string; reason: Personal<string>; correctedOn: LocalDate }
    >
  | DomainEvent<
      'DisciplineEntryRecorded.v1',
      About & {
        entryId: string;
        sanction: Personal<Sanction>;
        decisionNo: Personal<string>;
        decidedOn: LocalDate;
        inForceFrom: LocalDate;
        effectUntil: LocalDate;
        periodVersion: string;
        recordedOn: LocalDate;
        timeliness: EntryTimeliness;
      }
    >
  | DomainEvent<
      'DisciplineEntryRevoked.v1',
      About & { entryId: string; decisionNo: Personal<string>; reason: Personal<string>; revokedOn: LocalDate }
    >
  | DomainEvent<
      'RecommendationRecorded.v1',
      About & { recordId: string; recommendedOn: LocalDate; purpose: Personal<string>; recordedOn: LocalDate }
    >;

const marks = (...fields: string[]) => ({ subject: 'personId', fields });

export const personnelFileEvents = eventSchema<PersonnelFileEvent>({
  current: [
    'PersonnelFileOpened.v1',
    'PersonnelFileTransferred.v1',
    'FileDocumentAdded.v1',
    'FileDocumentCorrected.v1',
    'DisciplineEntryRecorded.v1',
    'DisciplineEntryRevoked.v1',
    'RecommendationRecorded.v1',
  ],
  personal: {
    'FileDocumentAdded.v1': marks('title', 'contentHash'),
    'FileDocumentCorrected.v1': marks('title', 'contentHash', 'reason'),
    'DisciplineEntryRecorded.v1': marks('sanction', 'decisionNo'),
    'DisciplineEntryRevoked.v1': marks('decisionNo', 'reason'),
    'RecommendationRecorded.v1': marks('purpose'),
  },
});
