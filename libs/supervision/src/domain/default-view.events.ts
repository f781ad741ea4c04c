import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';

/** Which view a person has chosen to begin with: one at a time. */
export type DefaultViewEvent =
  | DomainEvent<'DefaultViewChosen.v1', { personId: string; viewId: string; chosenOn: LocalDate }>
  | DomainEvent<'DefaultViewEnded.v1', { personId: string; viewId: string; endedOn: LocalDate }>;

export const defaultViewEvents = eventSchema<DefaultViewEvent>({
  current: ['DefaultViewChosen.v1', 'DefaultViewEnded.v1'],
});
