import { eventSchema, joinSchemas, type DomainEvent, type EventSchema, type LocalDate } from '#kernel';
import { deadlineEvents, relocationEvents, type CaseRelocated, type DeadlineEvent } from '#workflow';

/** The members of a village's pool by their entries, and the time for which they were too few. */
export type ReservePoolFact =
  | DomainEvent<'ReserveMemberCounted.v1', { villageCode: string; entryId: string; countedOn: LocalDate }>
  | DomainEvent<'ReserveMemberDropped.v1', { villageCode: string; entryId: string; droppedOn: LocalDate }>
  | DomainEvent<
      'ReserveGapOpened.v1',
      { villageCode: string; orgPath: readonly string[]; members: number; minimum: number; openedOn: LocalDate }
    >
  | DomainEvent<'ReservePoolDissolved.v1', { villageCode: string; dissolvedOn: LocalDate; notedOn: LocalDate }>
  | DomainEvent<'ReserveGapClosed.v1', { villageCode: string; members: number; minimum: number; closedOn: LocalDate }>;

export type ReservePoolEvent = ReservePoolFact | DeadlineEvent | CaseRelocated;

export const reservePoolFacts = eventSchema<ReservePoolFact>({
  current: [
    'ReserveMemberCounted.v1',
    'ReserveMemberDropped.v1',
    'ReserveGapOpened.v1',
    'ReserveGapClosed.v1',
    'ReservePoolDissolved.v1',
  ],
});

export const reservePoolEvents: EventSchema<ReservePoolEvent> = joinSchemas<ReservePoolEvent>(
  reservePoolFacts as EventSchema<ReservePoolEvent>,
  deadlineEvents as EventSchema<ReservePoolEvent>,
  relocationEvents as EventSchema<ReservePoolEvent>,
);
