import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';

/** Who leaves which post of which unit, and when. */
export type Leaving = {
  termId: string;
  personId: string;
  orgCode: string;
  orgPath: readonly string[];
  post: string;
  leftOn: LocalDate;
};

/** One departure from one term; `originId` is the case that decided on it. Basis: handbook W2, OrderAudit and FillVacancy. */
export type DepartureEvent =
  | DomainEvent<'DepartureOpened.v1', Leaving & { originId: string; on: LocalDate }>
  | DomainEvent<'DepartureAuditRequested.v1', Leaving & { on: LocalDate }>
  | DomainEvent<'DepartureHandoverOpened.v1', { termId: string; handoverId: string; on: LocalDate }>
  | DomainEvent<'DepartureHandoverClosed.v1', { termId: string; handoverId: string; on: LocalDate }>
  | DomainEvent<'SuccessorLinked.v1', { termId: string; successorTermId: string; successorId: string; on: LocalDate }>;

export const departureEvents = eventSchema<DepartureEvent>({
  current: [
    'DepartureOpened.v1',
    'DepartureAuditRequested.v1',
    'DepartureHandoverOpened.v1',
    'DepartureHandoverClosed.v1',
    'SuccessorLinked.v1',
  ],
});
