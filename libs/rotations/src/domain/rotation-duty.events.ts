import { eventSchema, joinSchemas, type DomainEvent, type EventSchema, type LocalDate } from '#kernel';
import { deadlineEvents, relocationEvents, type CaseRelocated, type DeadlineEvent } from '#workflow';
import type { RotationOutcome } from './rotation.events.js';

/** How a duty to review was settled: by the outcome of a review, or because the term ended. */
export type DutyOutcome = RotationOutcome | 'term-ended';

type Of = Readonly<{ dutyId: string; termId: string }>;

/**
 * The duty to review who has long been in one post, once for each term and again for each review that keeps them. `since` is
 * the day from which the post is held without a gap, `countedFrom` the day from which this duty counts.
 */
export type RotationDutyFact =
  | DomainEvent<
      'RotationDutyOpened.v1',
      Of & {
        personId: string;
        post: string;
        orgCode: string;
        orgPath: readonly string[];
        since: LocalDate;
        countedFrom: LocalDate;
        openedOn: LocalDate;
      }
    >
  | DomainEvent<'RotationDutyMoved.v1', Of & { since: LocalDate; countedFrom: LocalDate; movedOn: LocalDate }>
  | DomainEvent<
      'RotationDutySettled.v1',
      Of & {
        personId: string;
        outcome: DutyOutcome;
        caseId: string | null;
        effectiveOn: LocalDate;
        settledOn: LocalDate;
      }
    >;

export type RotationDutyEvent = RotationDutyFact | DeadlineEvent | CaseRelocated;

/** The duty's own events; those of its deadlines are the workflow's. */
export const rotationDutyFacts = eventSchema<RotationDutyFact>({
  current: ['RotationDutyOpened.v1', 'RotationDutyMoved.v1', 'RotationDutySettled.v1'],
});

export const rotationDutyEvents: EventSchema<RotationDutyEvent> = joinSchemas<RotationDutyEvent>(
  rotationDutyFacts as EventSchema<RotationDutyEvent>,
  deadlineEvents as EventSchema<RotationDutyEvent>,
  relocationEvents as EventSchema<RotationDutyEvent>,
);
