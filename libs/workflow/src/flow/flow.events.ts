import { eventSchema, type DomainEvent, type Grantee, type LocalDate, type Personal } from '#kernel';

/**
 * Those who may act for an office: holders of a role, or persons. `manned` is false where there is nobody today. A stage
 * does not wait for an office that is not `mandatory`.
 */
export type Office = Readonly<{ office: string; anyOf: readonly Grantee[]; manned: boolean; mandatory: boolean }>;

/** A task of a stage, open once all that it waits for is settled. Tasks of one clock share a time limit. */
export type NewTask = Readonly<{ taskId: string; office: Office; waitsFor: readonly string[]; clock: string | null }>;

/**
 * The file behind a document, `contentHash` the SHA-256 of its open content. All are null where a digest was named before
 * the program kept the files of cases.
 */
export type DocumentFile = Readonly<{
  mediaType: string | null;
  bytes: number | null;
  contentHash: Personal<string>;
}>;

/** All that the event of a document tells of what it is: withheld as a whole. */
export const DOCUMENT_FIELDS: readonly string[] = [
  'sha256',
  'kind',
  'documentNo',
  'documentOn',
  'mediaType',
  'bytes',
  'contentHash',
];

/** What parties say in their own words, by the type of the event that says it. */
export const REMARK_FIELDS: Readonly<Partial<Record<string, readonly string[]>>> = {
  'CommentMade.v1': ['comment'],
  'CaseCorrected.v1': ['correction'],
};

/** What the paper itself says: its number and its day. Null where nobody gave them. */
export type DocumentPaper = Readonly<{ documentNo: Personal<string>; documentOn: LocalDate | null }>;

/** Who signed the paper of an office, and on which day it was sealed. */
export type OpinionSeal = Readonly<{ signedBy: string; sealedOn: LocalDate }>;

/** The digest of an event that was stored before digests were: nothing is said about what changed. */
export const UNRECORDED = 'unrecorded';

const NOT_KEPT: DocumentFile = { mediaType: null, bytes: null, contentHash: null };
const NOT_GIVEN: DocumentPaper = { documentNo: null, documentOn: null };

type Of = Readonly<{ caseId: string; subjectId: string }>;
type By = Readonly<{ personId: string; onBehalfOf: string | null; on: LocalDate }>;
type About<More> = Of & By & Readonly<More>;

/**
 * What happens to any case under a procedure. `subjectId` is the person concerned: the words of others about them, and the
 * numbers of papers on them, are encrypted under that person's key for the case. `digest` is that of the material as it lay
 * before whoever acted, or, where they laid some of it, as it lies since; `left` is that of how an act has left it, with its own result;
 * `withdrawn` names the stages that have to be gone through again; `act` is the type of the context's own event beside it.
 */
export type FlowEvent =
  | DomainEvent<
      'CaseSubmitted.v1',
      About<{ procedure: string; version: number; orgPath: readonly string[]; digest: string }>
    >
  | DomainEvent<'StageBegun.v1', Of & { stage: string; round: number; tasks: readonly NewTask[]; on: LocalDate }>
  | DomainEvent<'StageCompleted.v1', Of & { stage: string; on: LocalDate }>
  | DomainEvent<'CaseAccepted.v1', About<{ taskId: string }>>
  | DomainEvent<
      'OpinionGiven.v2',
      About<{
        taskId: string;
        office: string;
        result: string;
        ground: string | null;
        basisNo: Personal<string>;
        opinion: Personal<string>;
        seal: OpinionSeal | null;
        digest: string;
      }>
    >
  | DomainEvent<
      'OpinionRetracted.v1',
      About<{ taskId: string; withdrawn: readonly string[]; reason: Personal<string> }>
    >
  | DomainEvent<
      'CaseReturned.v2',
      About<{
        taskId: string;
        from: string;
        to: string;
        withdrawn: readonly string[];
        reason: Personal<string>;
        digest: string;
      }>
    >
  | DomainEvent<'CaseResubmitted.v1', About<{ digest: string; withdrawn: readonly string[]; note: Personal<string> }>>
  | DomainEvent<'CaseWithdrawn.v1', About<{ reason: Personal<string> }>>
  | DomainEvent<'TaskTransferred.v1', About<{ taskId: string; task: NewTask; reason: Personal<string> }>>
  | DomainEvent<'TaskDelegated.v1', About<{ taskId: string; to: Office; request: Personal<string> }>>
  | DomainEvent<'DelegateReported.v1', About<{ taskId: string; opinion: Personal<string> }>>
  | DomainEvent<
      'SignatoryAdded.v1',
      About<{
        taskId: string;
        place: 'before' | 'after' | 'beside';
        task: NewTask;
        heldUp: readonly string[];
        reason: Personal<string>;
      }>
    >
  | DomainEvent<'SignatoryRemoved.v1', About<{ taskId: string; reason: Personal<string> }>>
  | DomainEvent<'CaseCopied.v1', About<{ copyId: string; to: readonly Grantee[] }>>
  | DomainEvent<'CopyRead.v1', About<{ copyId: string }>>
  | DomainEvent<'CaseUrged.v1', About<{ tasks: readonly string[]; note: Personal<string> }>>
  | DomainEvent<'MaterialRequested.v1', About<{ taskId: string; what: Personal<string>; until: LocalDate }>>
  | DomainEvent<'MaterialProvided.v1', About<{ digest: string; note: Personal<string> }>>
  | DomainEvent<'MaterialCapReached.v1', Of & { on: LocalDate }>
  | DomainEvent<'CommentMade.v1', About<{ comment: Personal<string> }>>
  | DomainEvent<
      'DocumentAttached.v3',
      About<DocumentFile & DocumentPaper & { sha256: string; kind: string; digest: string }>
    >
  | DomainEvent<'CaseDecided.v1', About<{ office: string; outcome: string; reasons: Personal<string>; digest: string }>>
  | DomainEvent<'CaseEnded.v1', Of & { stage: string; on: LocalDate }>
  | DomainEvent<'CaseClosed.v1', About<object>>
  | DomainEvent<'CaseCorrected.v1', About<{ eventId: string; correction: Personal<string> }>>
  | DomainEvent<
      'CaseReopened.v1',
      About<{ to: string; withdrawn: readonly string[]; ground: Personal<string>; digest: string }>
    >
  | DomainEvent<'MaterialWeighed.v1', About<{ act: string; digest: string; left: string }>>
  | DomainEvent<'MaterialLaid.v1', About<{ act: string; digest: string }>>;

const words = (...fields: readonly string[]) => ({ subject: 'subjectId', scope: 'caseId', fields });

export const flowEvents = eventSchema<FlowEvent>({
  current: [
    'CaseSubmitted.v1',
    'StageBegun.v1',
    'StageCompleted.v1',
    'CaseAccepted.v1',
    'OpinionGiven.v2',
    'OpinionRetracted.v1',
    'CaseReturned.v2',
    'CaseResubmitted.v1',
    'CaseWithdrawn.v1',
    'TaskTransferred.v1',
    'TaskDelegated.v1',
    'DelegateReported.v1',
    'SignatoryAdded.v1',
    'SignatoryRemoved.v1',
    'CaseCopied.v1',
    'CopyRead.v1',
    'CaseUrged.v1',
    'MaterialRequested.v1',
    'MaterialProvided.v1',
    'MaterialCapReached.v1',
    'CommentMade.v1',
    'DocumentAttached.v3',
    'CaseDecided.v1',
    'CaseEnded.v1',
    'CaseClosed.v1',
    'CaseCorrected.v1',
    'CaseReopened.v1',
    'MaterialWeighed.v1',
    'MaterialLaid.v1',
  ],
  personal: {
    'OpinionGiven.v1': words('basisNo', 'opinion'),
    'OpinionGiven.v2': words('basisNo', 'opinion'),
    'OpinionRetracted.v1': words('reason'),
    'CaseReturned.v1': words('reason'),
    'CaseReturned.v2': words('reason'),
    'CaseResubmitted.v1': words('note'),
    'CaseWithdrawn.v1': words('reason'),
    'TaskTransferred.v1': words('reason'),
    'TaskDelegated.v1': words('request'),
    'DelegateReported.v1': words('opinion'),
    'SignatoryAdded.v1': words('reason'),
    'SignatoryRemoved.v1': words('reason'),
    'CaseUrged.v1': words('note'),
    'MaterialRequested.v1': words('what'),
    'MaterialProvided.v1': words('note'),
    'CommentMade.v1': words('comment'),
    'CaseDecided.v1': words('reasons'),
    'CaseCorrected.v1': words('correction'),
    'CaseReopened.v1': words('ground'),
    'DocumentAttached.v2': words('contentHash'),
    'DocumentAttached.v3': words('contentHash', 'documentNo'),
  },
  upcast: {
    'OpinionGiven.v1': (data: object) => ({ type: 'OpinionGiven.v2', data: { ...data, seal: null } }),
    'CaseReturned.v1': (data: object) => ({ type: 'CaseReturned.v2', data: { ...data, digest: UNRECORDED } }),
    'DocumentAttached.v1': (data: object) => ({ type: 'DocumentAttached.v2', data: { ...data, ...NOT_KEPT } }),
    'DocumentAttached.v2': (data: object) => ({ type: 'DocumentAttached.v3', data: { ...data, ...NOT_GIVEN } }),
  },
});
