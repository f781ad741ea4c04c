import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';

export type RotationClaimEvent = DomainEvent<
  'RotationClaimed.v1',
  { personId: string; caseId: string; claimedOn: LocalDate }
>;

export const rotationClaimEvents = eventSchema<RotationClaimEvent>({ current: ['RotationClaimed.v1'] });
