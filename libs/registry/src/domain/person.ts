import type { Aggregate, Decider, Rejection } from '#kernel';
import type { Moment } from './moment.js';
import { personEvents, type PersonEvent } from './person.events.js';
import { registrarsOf } from './registrars.js';

/** `personId` is a random UUID made at the edge, never derived from an identity number. */
export type RegisterPerson = Readonly<{
  type: 'RegisterPerson';
  personId: string;
  name: string;
  orgCode: string;
  env: Moment;
}>;

export type PersonRejection = Rejection<'already-registered' | 'name-missing'>;

type PersonState = Readonly<{ registered: boolean }>;

const decider: Decider<RegisterPerson, PersonState, PersonEvent, PersonRejection> = {
  initialState: () => ({ registered: false }),
  evolve: () => ({ registered: true }),
  decide: ({ personId, name, orgCode, env }, { registered }) => {
    if (registered) return { rejected: 'already-registered' };
    if (name.trim() === '') return { rejected: 'name-missing' };
    return [{ type: 'PersonRegistered.v1', data: { personId, name: name.trim(), orgCode, registeredOn: env.today } }];
  },
};

export const person: Aggregate<RegisterPerson, PersonState, PersonEvent, PersonRejection> = {
  category: 'person',
  decider,
  events: personEvents,
  policy: ({ orgCode }) => ({ anyOf: registrarsOf(orgCode) }),
};
