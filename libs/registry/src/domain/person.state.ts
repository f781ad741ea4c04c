import type { LocalDate, Personal } from '#kernel';
import { readIdentityNumber, type IdentityFacts } from './identity-number.js';
import type { PersonEvent } from './person.events.js';
import { noTraits, withTraits, type Traits } from './person.traits.js';

/** Whether a person lives where they are registered. */
export type Presence = 'present' | 'left' | 'deceased';

/** `identity` is what the recorded identity number says; null where there is none, or it was erased. */
export type Person = Readonly<{
  status: 'registered';
  personId: string;
  name: Personal<string>;
  orgCode: string;
  registeredOn: LocalDate;
  traits: Traits;
  number: Personal<string>;
  digest: Personal<string>;
  identity: IdentityFacts | null;
  presence: Presence;
}>;

export type PersonState = Readonly<{ status: 'none' }> | Person;

export const noPerson: PersonState = { status: 'none' };

export const evolvePerson = (state: PersonState, event: PersonEvent): PersonState => {
  if (event.type === 'PersonRegistered.v1') return registered(event.data);
  return state.status === 'none' ? state : { ...state, ...changeOf(state, event) };
};

const registered = (data: Extract<PersonEvent, { type: 'PersonRegistered.v1' }>['data']): Person => ({
  status: 'registered',
  ...data,
  traits: noTraits,
  number: null,
  digest: null,
  identity: null,
  presence: 'present',
});

const changeOf = (
  { traits }: Person,
  event: Exclude<PersonEvent, { type: 'PersonRegistered.v1' }>,
): Partial<Person> => {
  switch (event.type) {
    case 'PersonTraitsRecorded.v1':
      return { traits: withTraits(traits, event.data) };
    case 'IdentityNumberRecorded.v1': {
      const { number, digest } = event.data;
      return { number, digest, identity: number === null ? null : (readIdentityNumber(number) ?? null) };
    }
    case 'PersonNameCorrected.v1':
      return { name: event.data.name };
    case 'PersonDeceased.v1':
      return { presence: 'deceased' };
    case 'PersonLeft.v1':
      return { presence: 'left' };
    case 'PersonMarkWithdrawn.v1':
      return { presence: 'present' };
    default:
      return event satisfies never;
  }
};
