import type { Aggregate, Decision, Policy, Rejection } from '#kernel';
import { kinshipEvents, type KinshipEndReason, type KinshipEvent } from './kinship.events.js';
import type { Moment } from './moment.js';
import { registrarsOf } from './registrars.js';
import { inverseOf, type Relation } from './relation.js';

/** `commonUnit` is the lowest unit above both persons; null where one of them is not registered. */
type Env = Moment & Readonly<{ commonUnit: string | null }>;

/** A pair, seen from `personId`. Its stream is the same from either side. */
type Act<Type extends string, Words = object> = Readonly<
  { type: Type; kinshipId: string; personId: string; relativeId: string; env: Env } & Words
>;

export type KinshipCommand =
  | Act<'RecordKinship', { relation: Relation }>
  | Act<'DeclareKinship', { relation: Relation }>
  | Act<'ConfirmKinship'>
  | Act<'RefuteKinship', { reason: string }>
  | Act<'EndKinship', { reason: KinshipEndReason }>;

export type KinshipRejection = Rejection<
  'kinship-with-oneself' | 'kinship-known' | 'kinship-not-declared' | 'kinship-not-recorded'
>;

export type KinshipStatus = 'declared' | 'recorded' | 'refuted' | 'ended';

export type KinshipState =
  Readonly<{ status: 'none' }> | Readonly<{ status: KinshipStatus; personId: string; relation: Relation | null }>;

export const noKinship: KinshipState = { status: 'none' };

export const evolveKinship = (state: KinshipState, event: KinshipEvent): KinshipState => {
  switch (event.type) {
    case 'KinshipRecorded.v1':
    case 'KinshipDeclared.v1': {
      const { personId, relation } = event.data;
      return { status: event.type === 'KinshipRecorded.v1' ? 'recorded' : 'declared', personId, relation };
    }
    case 'KinshipConfirmed.v1':
      return state.status === 'none' ? state : { ...state, status: 'recorded' };
    case 'KinshipRefuted.v1':
      return state.status === 'none' ? state : { ...state, status: 'refuted' };
    case 'KinshipEnded.v1':
      return state.status === 'none' ? state : { ...state, status: 'ended' };
    default:
      return event satisfies never;
  }
};

const reject = (rejected: KinshipRejection['rejected']): KinshipRejection => ({ rejected });

/** The same relation, told from either side. */
const isSame = (state: Exclude<KinshipState, { status: 'none' }>, personId: string, relation: Relation): boolean =>
  state.relation !== null && (state.personId === personId ? state.relation : inverseOf(state.relation)) === relation;

const decide = (command: KinshipCommand, state: KinshipState): Decision<KinshipEvent, KinshipRejection> => {
  const { kinshipId, relativeId, env } = command;
  const { today } = env;
  if (command.personId === relativeId) return reject('kinship-with-oneself');
  if (command.type === 'RecordKinship' || command.type === 'DeclareKinship') {
    const { personId, relation } = command;
    const declares = command.type === 'DeclareKinship';
    if (state.status === 'recorded' || (state.status === 'declared' && declares))
      return isSame(state, personId, relation) ? [] : reject('kinship-known');
    const pair = { kinshipId, personId, relativeId, relation };
    return declares
      ? [{ type: 'KinshipDeclared.v1', data: { ...pair, declaredOn: today } }]
      : [{ type: 'KinshipRecorded.v1', data: { ...pair, recordedOn: today } }];
  }
  if (state.status === 'none') return reject('kinship-not-recorded');
  const { personId } = state;
  switch (command.type) {
    case 'ConfirmKinship':
      if (state.status !== 'declared') return reject('kinship-not-declared');
      return [{ type: 'KinshipConfirmed.v1', data: { kinshipId, personId, confirmedOn: today } }];
    case 'RefuteKinship': {
      if (state.status !== 'declared') return reject('kinship-not-declared');
      const { reason } = command;
      return [{ type: 'KinshipRefuted.v1', data: { kinshipId, personId, refutedOn: today, reason } }];
    }
    case 'EndKinship': {
      if (state.status !== 'recorded') return reject('kinship-not-recorded');
      const { reason } = command;
      return [{ type: 'KinshipEnded.v1', data: { kinshipId, personId, endedOn: today, reason } }];
    }
    default:
      return command satisfies never;
  }
};

/**
 * A person declares their own relatives; a registrar above both persons records, confirms and ends, and nobody does so for
 * a pair that they belong to. To everyone else the pair is unknown.
 */
const policy: Policy<KinshipCommand, KinshipState> = ({ type, personId, relativeId, env }) => {
  if (type === 'DeclareKinship') return { anyOf: [{ person: personId }], seenBy: [{ person: personId }] };
  if (env.commonUnit === null) return undefined;
  const anyOf = registrarsOf(env.commonUnit);
  return { anyOf, seenBy: anyOf, separation: [{ code: 'own-kinship', persons: [personId, relativeId] }] };
};

export const kinship: Aggregate<KinshipCommand, KinshipState, KinshipEvent, KinshipRejection> = {
  category: 'kinship',
  decider: { initialState: () => noKinship, evolve: evolveKinship, decide },
  events: kinshipEvents,
  policy,
};
