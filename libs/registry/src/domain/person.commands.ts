import type { LocalDate, Rejection } from '#kernel';
import type { Moment } from './moment.js';
import type { Traits } from './person.traits.js';

/** `personId` is a random UUID made at the edge, never derived from an identity number. */
export type RegisterPerson = Readonly<{
  type: 'RegisterPerson';
  personId: string;
  name: string;
  orgCode: string;
  env: Moment;
}>;

/** A trait of null is not told. */
export type RecordTraits = Traits & Readonly<{ type: 'RecordTraits'; env: Moment }>;

/** `env.digest` is the keyed hash of the number, `env.holderId` the person who is registered under it. */
export type RecordIdentityNumber = Readonly<{
  type: 'RecordIdentityNumber';
  number: string;
  env: Moment & Readonly<{ digest: string; holderId: string | null }>;
}>;

export type PersonCommand =
  | RegisterPerson
  | RecordTraits
  | RecordIdentityNumber
  | Readonly<{ type: 'CorrectName'; name: string; reason: string; env: Moment }>
  | Readonly<{ type: 'MarkDeceased'; diedOn: LocalDate; env: Moment }>
  | Readonly<{ type: 'MarkLeft'; leftOn: LocalDate; env: Moment }>
  | Readonly<{ type: 'WithdrawMark'; reason: string; env: Moment }>;

export type PersonRejection = Rejection<
  | 'already-registered'
  | 'unknown-person'
  | 'name-missing'
  | 'name-unchanged'
  | 'nothing-recorded'
  | 'date-ahead'
  | 'before-birth'
  | 'since-without-membership'
  | 'party-since-before-eighteen'
  | 'identity-number-invalid'
  | 'identity-number-taken'
  | 'identity-number-contradicts'
  | 'person-not-present'
  | 'no-mark'
>;
