import { eventSchema, joinSchemas, type DomainEvent, type EventSchema, type LocalDate } from '#kernel';
import { deadlineEvents, relocationEvents, type CaseRelocated, type DeadlineEvent } from '#workflow';

type Of = Readonly<{ dutyId: string; termId: string }>;

/** How a duty of re-check was settled: by the result of a joint review, or because the term ended. */
export type RecheckOutcome = 'pass' | 'fail' | 'term-ended';

/**
 * The duty to review who sits in a reviewed post again, once for each term and anew after each review. `countedFrom` is the day
 * on which the review `reviewId` was decided; where none is on record it is the day on which the term began. `effectiveOn` is
 * the day of the decision, or the first day on which the post was no longer held.
 */
export type RecheckDutyFact =
  | DomainEvent<
      'RecheckDutyOpened.v1',
      Of & {
        personId: string;
        post: string;
        orgCode: string;
        orgPath: readonly string[];
        startedOn: LocalDate;
        countedFrom: LocalDate;
        reviewId: string | null;
        openedOn: LocalDate;
      }
    >
  | DomainEvent<'RecheckDutyMoved.v1', Of & { startedOn: LocalDate; countedFrom: LocalDate; movedOn: LocalDate }>
  | DomainEvent<'RecheckReviewLinked.v1', Of & { reviewId: string; linkedOn: LocalDate }>
  | DomainEvent<'RecheckReviewUnlinked.v1', Of & { reviewId: string; unlinkedOn: LocalDate }>
  | DomainEvent<
      'RecheckDutySettled.v1',
      Of & {
        personId: string;
        outcome: RecheckOutcome;
        reviewId: string | null;
        effectiveOn: LocalDate;
        settledOn: LocalDate;
      }
    >;

export type RecheckDutyEvent = RecheckDutyFact | DeadlineEvent | CaseRelocated;

/** The duty's own events; those of its deadlines are the workflow's. */
export const recheckDutyFacts = eventSchema<RecheckDutyFact>({
  current: [
    'RecheckDutyOpened.v1',
    'RecheckDutyMoved.v1',
    'RecheckReviewLinked.v1',
    'RecheckReviewUnlinked.v1',
    'RecheckDutySettled.v1',
  ],
});

export const recheckDutyEvents: EventSchema<RecheckDutyEvent> = joinSchemas<RecheckDutyEvent>(
  recheckDutyFacts as EventSchema<RecheckDutyEvent>,
  deadlineEvents as EventSchema<RecheckDutyEvent>,
  relocationEvents as EventSchema<RecheckDutyEvent>,
);
