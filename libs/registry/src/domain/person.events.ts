import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { Traits } from './person.traits.js';

/**
 * A trait of null says nothing of it: what was recorded before stays. `digest` is the keyed hash by which an identity
 * number is found; it is as personal as the number.
 */
export type PersonEvent =
  | DomainEvent<
      'PersonRegistered.v1',
      { personId: string; name: Personal<string>; orgCode: string; registeredOn: LocalDate }
    >
  | DomainEvent<'PersonTraitsRecorded.v1', Traits & { personId: string; recordedOn: LocalDate }>
  | DomainEvent<
      'IdentityNumberRecorded.v1',
      { personId: string; number: Personal<string>; digest: Personal<string>; recordedOn: LocalDate }
    >
  | DomainEvent<
      'PersonNameCorrected.v1',
      { personId: string; name: Personal<string>; reason: Personal<string>; correctedOn: LocalDate }
    >
  | DomainEvent<'PersonDeceased.v1', { personId: string; diedOn: Personal<LocalDate>; markedOn: LocalDate }>
  | DomainEvent<'PersonLeft.v1', { personId: string; leftOn: Personal<LocalDate>; markedOn: LocalDate }>
  | DomainEvent<'PersonMarkWithdrawn.v1', { personId: string; reason: Personal<string>; withdrawnOn: LocalDate }>;

const marks = (...fields: string[]) => ({ subject: 'personId', fields });

export const personEvents = eventSchema<PersonEvent>({
  current: [
    'PersonRegistered.v1',
    'PersonTraitsRecorded.v1',
    'IdentityNumberRecorded.v1',
    'PersonNameCorrected.v1',
    'PersonDeceased.v1',
    'PersonLeft.v1',
    'PersonMarkWithdrawn.v1',
  ],
  personal: {
    'PersonRegistered.v1': marks('name'),
    'PersonTraitsRecorded.v1': marks('sex', 'bornOn', 'education', 'partyMember', 'partySince'),
    'IdentityNumberRecorded.v1': marks('number', 'digest'),
    'PersonNameCorrected.v1': marks('name', 'reason'),
    'PersonDeceased.v1': marks('diedOn'),
    'PersonLeft.v1': marks('leftOn'),
    'PersonMarkWithdrawn.v1': marks('reason'),
  },
});
