import type { Aggregate, Decider, Policy, Rejection } from '#kernel';
import { interestEvents, type InterestEvent } from './interest.events.js';
import type { Moment } from './moment.js';

export type DeclareInterest = Readonly<{
  type: 'DeclareInterest';
  interestId: string;
  personId: string;
  unitCode: string;
  caseId: string | null;
  aboutPersonId: string | null;
  reason: string;
  env: Moment;
}>;

export type InterestCommand = DeclareInterest | Readonly<{ type: 'EndInterest'; reason: string; env: Moment }>;

export type InterestRejection = Rejection<
  | 'interest-exists'
  | 'interest-in-one-thing'
  | 'interest-in-oneself'
  | 'interest-reason-missing'
  | 'unknown-interest'
  | 'interest-over'
>;

export type InterestState =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'declared' | 'ended'; interestId: string; personId: string; unitCode: string }>;

const reject = (rejected: InterestRejection['rejected']) => ({ rejected });

const decide: Decider<InterestCommand, InterestState, InterestEvent, InterestRejection>['decide'] = (
  command,
  state,
) => {
  const { env } = command;
  const reason = command.reason.trim();
  if (command.type === 'DeclareInterest') {
    if (state.status !== 'none') return reject('interest-exists');
    const { interestId, personId, unitCode, caseId, aboutPersonId } = command;
    if ((caseId === null) === (aboutPersonId === null)) return reject('interest-in-one-thing');
    if (aboutPersonId === personId) return reject('interest-in-oneself');
    if (reason === '') return reject('interest-reason-missing');
    const words = { interestId, personId, unitCode, caseId, aboutPersonId, reason };
    return [{ type: 'InterestDeclared.v1', data: { ...words, declaredOn: env.today } }];
  }
  if (state.status === 'none') return reject('unknown-interest');
  if (state.status === 'ended') return reject('interest-over');
  if (reason === '') return reject('interest-reason-missing');
  const { interestId, personId } = state;
  return [{ type: 'InterestEnded.v1', data: { interestId, personId, reason, endedOn: env.today } }];
};

const evolve = (state: InterestState, event: InterestEvent): InterestState => {
  switch (event.type) {
    case 'InterestDeclared.v1': {
      const { interestId, personId, unitCode } = event.data;
      return { status: 'declared', interestId, personId, unitCode };
    }
    case 'InterestEnded.v1':
      return state.status === 'none' ? state : { ...state, status: 'ended' };
    default:
      return event satisfies never;
  }
};

/**
 * Officials declare for themselves, and do not end their own recusal: the supervision office above them does.
 * Basis: handbook 1.2 (separation rules); who ends it: DEFAULT, unsourced.
 */
const policy: Policy<InterestCommand, InterestState> = (command, state) => {
  if (command.type === 'DeclareInterest') return { anyOf: [{ person: command.personId }] };
  if (state.status === 'none') return undefined;
  const { personId, unitCode } = state;
  const anyOf = [{ role: 'supervisionOffice', org: unitCode }];
  return {
    anyOf,
    seenBy: [{ person: personId }, ...anyOf],
    separation: [{ code: 'own-interest', persons: [personId] }],
  };
};

export const interest: Aggregate<InterestCommand, InterestState, InterestEvent, InterestRejection> = {
  category: 'interest',
  decider: { initialState: () => ({ status: 'none' }), evolve, decide },
  events: interestEvents,
  policy,
};
