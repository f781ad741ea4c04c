import { eventSchema, joinSchemas, type DomainEvent, type EventSchema, type LocalDate, type Personal } from '#kernel';
import { deadlineEvents, relocationEvents, type CaseRelocated, type DeadlineEvent } from '#workflow';
import type { Dissolution } from './dissolution.js';
import type { PostCode, Regime } from './posts.js';

export type Basis = 'election' | 'appointment' | 'contract';

export type EndReason =
  | 'term-end'
  | 'resignation'
  | 'recall'
  | 'incapacity'
  | 'criminal-sentence'
  | 'incompetent-twice'
  | 'death'
  | 'removal'
  | 'transfer'
  | 'contract-end'
  | 'unit-dissolved';

/** One person in one post, once. The post is held from `startedOn` up to the day before `endedOn`. */
export type PostTermFact =
  | DomainEvent<
      'PostStarted.v1',
      {
        termId: string;
        personId: string;
        orgCode: string;
        post: PostCode;
        regime: Regime;
        basis: Basis;
        publicPower: boolean;
        documentNo: string | null;
        startedOn: LocalDate;
      }
    >
  | DomainEvent<'PostEnded.v1', { termId: string; endedOn: LocalDate; reason: EndReason }>
  | DomainEvent<'EntryDocumentRecorded.v1', { termId: string; documentNo: string; documentOn: LocalDate }>
  | DomainEvent<'ExitDocumentRecorded.v1', { termId: string; documentNo: string; documentOn: LocalDate }>
  | DomainEvent<
      'TermEndPlanned.v1',
      { termId: string; plannedEndOn: LocalDate; ruleKey: string; ruleVersion: string; remindOn: LocalDate | null }
    >
  | DomainEvent<
      'TermEndApproached.v1',
      {
        termId: string;
        personId: string;
        orgCode: string;
        orgPath: readonly string[];
        post: PostCode;
        plannedEndOn: LocalDate;
        approachedOn: LocalDate;
      }
    >
  | DomainEvent<
      'TermUnitDissolved.v1',
      {
        termId: string;
        personId: string;
        orgCode: string;
        orgPath: readonly string[];
        post: PostCode;
        by: Dissolution['by'];
        dissolvedOn: LocalDate;
        successors: readonly string[];
        foundOn: LocalDate;
      }
    >
  | DomainEvent<'TermSuccessorAssigned.v1', { termId: string; successorCode: string; assignedOn: LocalDate }>
  | DomainEvent<
      'PostTermCorrected.v1',
      {
        termId: string;
        personId: string;
        startedOn: LocalDate;
        documentNo: string | null;
        documentOn: LocalDate | null;
        correctedOn: LocalDate;
        reason: Personal<string>;
      }
    >;

export type PostTermEvent = PostTermFact | DeadlineEvent | CaseRelocated;

export const postTermFacts = eventSchema<PostTermFact>({
  current: [
    'PostStarted.v1',
    'PostEnded.v1',
    'EntryDocumentRecorded.v1',
    'ExitDocumentRecorded.v1',
    'TermEndPlanned.v1',
    'TermEndApproached.v1',
    'TermUnitDissolved.v1',
    'TermSuccessorAssigned.v1',
    'PostTermCorrected.v1',
  ],
  personal: { 'PostTermCorrected.v1': { subject: 'personId', fields: ['reason'] } },
});

export const postTermEvents: EventSchema<PostTermEvent> = joinSchemas<PostTermEvent>(
  postTermFacts as EventSchema<PostTermEvent>,
  deadlineEvents as EventSchema<PostTermEvent>,
  relocationEvents as EventSchema<PostTermEvent>,
);
