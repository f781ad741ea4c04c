import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';

export type PersonEvent = DomainEvent<
  'PersonRegistered.v1',
  { personId: string; name: Personal<string>; orgCode: string; registeredOn: LocalDate }
>;

export const personEvents = eventSchema<PersonEvent>({
  current: ['PersonRegistered.v1'],
  personal: { 'PersonRegistered.v1': { subject: 'personId', fields: ['name'] } },
});
