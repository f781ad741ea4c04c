import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';

export type ReviewClaimEvent = DomainEvent<
  'ReviewSeatClaimed.v1',
  { seatId: string; caseId: string; claimedOn: LocalDate }
>;

export const reviewClaimEvents = eventSchema<ReviewClaimEvent>({ current: ['ReviewSeatClaimed.v1'] });
