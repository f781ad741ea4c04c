import { addMonths, type Aggregate, type Decider, type LocalDate, type Policy, type Rejection } from '#kernel';
import type { Moment } from './moment.js';
import { substitutionEvents, type LentRole, type SubstitutionEvent } from './substitution.events.js';

/** Whether the command is given by somebody who stands in for another: a substitution is a person's own affair. */
type Personally = Moment & Readonly<{ standingIn: boolean }>;

/**
 * `env.principal` and `env.substitute` are the accounts of the two, null where there is no open one; `env.administrates`
 * says whether either keeps the system, its security or its audit; `env.unitEnded` whether the unit of the role that is lent,
 * or else of the principal, has ended; `env.standsInFor` whom the principal stands in for; `env.mostMonths` how long one may
 * stand in, null where no rule sets it.
 */
export type AppointSubstitute = Readonly<{
  type: 'AppointSubstitute';
  substitutionId: string;
  principalId: string;
  substituteId: string;
  lent: LentRole;
  from: LocalDate;
  until: LocalDate;
  onward: boolean;
  reason: string;
  env: Personally &
    Readonly<{
      principal: Readonly<{ accountId: string; unitCode: string }> | null;
      substitute: Readonly<{ accountId: string }> | null;
      administrates: boolean;
      holdsLent: boolean;
      unitEnded: boolean;
      standsInFor: readonly string[];
      mostMonths: number | null;
    }>;
}>;

export type SubstitutionCommand =
  | AppointSubstitute
  | Readonly<{ type: 'AgreeToSubstitution' | 'DeclineSubstitution' | 'RevokeSubstitution'; env: Personally }>;

export type SubstitutionRejection = Rejection<
  | 'substitution-exists'
  | 'substitution-is-personal'
  | 'substitute-is-self'
  | 'substitute-without-account'
  | 'administrators-have-no-substitutes'
  | 'lent-role-not-held'
  | 'unit-ended'
  | 'substitution-without-days'
  | 'substitution-in-the-past'
  | 'substitution-backdated'
  | 'substitution-too-far-ahead'
  | 'substitution-too-long'
  | 'substitution-reason-missing'
  | 'substitution-circle'
  | 'unknown-substitution'
  | 'substitution-answered'
  | 'substitution-over'
>;

type Known = Readonly<{
  status: 'asked' | 'agreed' | 'declined' | 'revoked';
  substitutionId: string;
  principalId: string;
  substituteId: string;
  unitCode: string;
  until: LocalDate;
}>;

export type SubstitutionState = Readonly<{ status: 'none' }> | Known;

const reject = (rejected: SubstitutionRejection['rejected']) => ({ rejected });

const decide: Decider<SubstitutionCommand, SubstitutionState, SubstitutionEvent, SubstitutionRejection>['decide'] = (
  command,
  state,
) => {
  if (command.env.standingIn) return reject('substitution-is-personal');
  if (command.type === 'AppointSubstitute')
    return state.status === 'none' ? appoint(command) : reject('substitution-exists');
  if (state.status === 'none') return reject('unknown-substitution');
  const { substitutionId } = state;
  const on = command.env.today;
  if (state.status === 'declined' || state.status === 'revoked' || state.until < on) return reject('substitution-over');
  switch (command.type) {
    case 'AgreeToSubstitution':
      if (state.status === 'agreed') return reject('substitution-answered');
      return [{ type: 'SubstituteAgreed.v1', data: { substitutionId, agreedOn: on } }];
    case 'DeclineSubstitution':
      if (state.status === 'agreed') return reject('substitution-answered');
      return [{ type: 'SubstituteDeclined.v1', data: { substitutionId, declinedOn: on } }];
    case 'RevokeSubstitution':
      return [{ type: 'SubstitutionRevoked.v1', data: { substitutionId, revokedOn: on } }];
    default:
      return command satisfies never;
  }
};

/**
 * Nobody is given rights for days that are over, nor, where a longest time is set, for longer than that, nor begins further
 * ahead. Basis: DEFAULT, `substitution.maxMonths`.
 */
const unfitDays = ({ from, until, env: { today, mostMonths } }: AppointSubstitute) => {
  if (until < from) return reject('substitution-without-days');
  if (until < today) return reject('substitution-in-the-past');
  if (from < today) return reject('substitution-backdated');
  if (mostMonths === null) return undefined;
  if (from > addMonths(today, mostMonths)) return reject('substitution-too-far-ahead');
  return until >= addMonths(from, mostMonths) ? reject('substitution-too-long') : undefined;
};

/**
 * Nobody lends what they do not hold, nor in a unit that has ended, and the three administrators lend nothing. Basis:
 * handbook 1.2 (DEFAULT); ADR 70.
 */
const appoint = (command: AppointSubstitute) => {
  const { type: _type, env, reason, ...words } = command;
  const { principal, substitute, administrates, holdsLent, unitEnded, standsInFor } = env;
  if (words.principalId === words.substituteId) return reject('substitute-is-self');
  if (!principal || !substitute) return reject('substitute-without-account');
  if (administrates) return reject('administrators-have-no-substitutes');
  if (!holdsLent) return reject('lent-role-not-held');
  if (unitEnded) return reject('unit-ended');
  const unfit = unfitDays(command);
  if (unfit) return unfit;
  if (reason.trim() === '') return reject('substitution-reason-missing');
  if (standsInFor.includes(words.substituteId)) return reject('substitution-circle');
  const accounts = { principalAccountId: principal.accountId, substituteAccountId: substitute.accountId };
  const { unitCode } = principal;
  return [
    { type: 'SubstituteAppointed.v1', data: { ...words, ...accounts, unitCode, reason: reason.trim() } },
  ] as const;
};

const evolve = (state: SubstitutionState, event: SubstitutionEvent): SubstitutionState => {
  if (event.type === 'SubstituteAppointed.v1') {
    const { substitutionId, principalId, substituteId, unitCode, until } = event.data;
    return { status: 'asked', substitutionId, principalId, substituteId, unitCode, until };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'SubstituteAgreed.v1':
      return { ...state, status: 'agreed' };
    case 'SubstituteDeclined.v1':
      return { ...state, status: 'declined' };
    case 'SubstitutionRevoked.v1':
      return { ...state, status: 'revoked' };
    default:
      return event satisfies never;
  }
};

/** The principal appoints, the substitute answers; each of them ends it, and so does whoever keeps the accounts. */
const policy: Policy<SubstitutionCommand, SubstitutionState> = (command, state) => {
  if (command.type === 'AppointSubstitute') return { anyOf: [{ person: command.principalId }] };
  if (state.status === 'none') return undefined;
  const { principalId, substituteId, unitCode } = state;
  const both = [{ person: principalId }, { person: substituteId }];
  if (command.type === 'RevokeSubstitution')
    return { anyOf: [...both, { role: 'securityAdmin', org: unitCode }], seenBy: both };
  return { anyOf: [{ person: substituteId }], seenBy: both };
};

export const substitution: Aggregate<SubstitutionCommand, SubstitutionState, SubstitutionEvent, SubstitutionRejection> =
  {
    category: 'substitution',
    decider: { initialState: () => ({ status: 'none' }), evolve, decide },
    events: substitutionEvents,
    policy,
  };
