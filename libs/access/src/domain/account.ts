import type { Aggregate, Decider, Decision, LocalDate, Rejection } from '#kernel';
import { accountEvents, type AccountEvent } from './account.events.js';
import { accountPolicy } from './account.policy.js';
import type { Moment } from './moment.js';
import type { Role } from './roles.js';

/** `env.giverId` is the account that gives the role. */
export type GrantRole = Readonly<{
  type: 'GrantRole';
  accountId: string;
  role: Role;
  orgCode: string;
  from: LocalDate | null;
  until: LocalDate | null;
  env: Moment & Readonly<{ giverId: string }>;
}>;

export type AccountCommand =
  | Readonly<{ type: 'OpenAccount'; accountId: string; personId: string | null; orgCode: string; env: Moment }>
  | GrantRole
  | Readonly<{ type: 'RevokeRole'; accountId: string; role: Role; orgCode: string; env: Moment }>
  | Readonly<{ type: 'CloseAccount'; accountId: string; env: Moment }>;

export type AccountRejection = Rejection<
  | 'account-already-opened'
  | 'unknown-account'
  | 'account-closed'
  | 'own-roles'
  | 'role-already-granted'
  | 'role-not-granted'
  | 'grant-without-days'
>;

type Held = Readonly<{ from: LocalDate; until: LocalDate | null }>;

export type AccountState =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'closed'; orgCode: string; personId: string | null }>
  | Readonly<{ status: 'open'; orgCode: string; personId: string | null; held: Readonly<Record<string, Held>> }>;

type Open = Extract<AccountState, { status: 'open' }>;

const keyOf = ({ role, orgCode }: Readonly<{ role: Role; orgCode: string }>): string => `${role}@${orgCode}`;

const evolve = (state: AccountState, event: AccountEvent): AccountState => {
  if (event.type === 'AccountOpened.v1') {
    const { orgCode, personId } = event.data;
    return { status: 'open', orgCode, personId, held: {} };
  }
  if (state.status !== 'open') return state;
  const { orgCode, personId, held } = state;
  switch (event.type) {
    case 'RoleGranted.v1': {
      const { from, until } = event.data;
      return { ...state, held: { ...held, [keyOf(event.data)]: { from, until } } };
    }
    case 'RoleRevoked.v1': {
      const { [keyOf(event.data)]: _revoked, ...rest } = held;
      return { ...state, held: rest };
    }
    case 'AccountClosed.v1':
      return { status: 'closed', orgCode, personId };
    default:
      return event satisfies never;
  }
};

const grant = (command: GrantRole, { held }: Open): Decision<AccountEvent, AccountRejection> => {
  const { accountId, role, orgCode, until, env } = command;
  if (accountId === env.giverId) return { rejected: 'own-roles' };
  const from = command.from ?? env.today;
  if (until !== null && until < from) return { rejected: 'grant-without-days' };
  const before = held[keyOf(command)];
  if (before && (before.until === null || before.until >= env.today)) return { rejected: 'role-already-granted' };
  return [{ type: 'RoleGranted.v1', data: { accountId, role, orgCode, from, until } }];
};

const decide: Decider<AccountCommand, AccountState, AccountEvent, AccountRejection>['decide'] = (command, state) => {
  const { accountId, env } = command;
  if (command.type === 'OpenAccount') {
    if (state.status !== 'none') return { rejected: 'account-already-opened' };
    const { personId, orgCode } = command;
    return [{ type: 'AccountOpened.v1', data: { accountId, personId, orgCode, openedOn: env.today } }];
  }
  if (state.status === 'none') return { rejected: 'unknown-account' };
  if (state.status === 'closed') return { rejected: 'account-closed' };
  switch (command.type) {
    case 'GrantRole':
      return grant(command, state);
    case 'RevokeRole': {
      const { role, orgCode } = command;
      if (!state.held[keyOf(command)]) return { rejected: 'role-not-granted' };
      return [{ type: 'RoleRevoked.v1', data: { accountId, role, orgCode, on: env.today } }];
    }
    case 'CloseAccount':
      return [{ type: 'AccountClosed.v1', data: { accountId, closedOn: env.today } }];
    default:
      return command satisfies never;
  }
};

export const account: Aggregate<AccountCommand, AccountState, AccountEvent, AccountRejection> = {
  category: 'account',
  decider: { initialState: () => ({ status: 'none' }), evolve, decide },
  events: accountEvents,
  policy: accountPolicy,
};
