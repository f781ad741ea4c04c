import type { LocalDate } from '#kernel';
import type { AccountEvent } from './account.events.js';
import type { Role } from './roles.js';

type Held = Readonly<{ from: LocalDate; until: LocalDate | null }>;
type Proposed = Held & Readonly<{ proposerId: string }>;

export type AccountState =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'closed'; orgCode: string; personId: string | null }>
  | Readonly<{
      status: 'open';
      orgCode: string;
      personId: string | null;
      held: Readonly<Record<string, Held>>;
      proposed: Readonly<Record<string, Proposed>>;
    }>;

export type OpenAccountState = Extract<AccountState, { status: 'open' }>;

/** `townLeader@370102001` */
export const grantKey = ({ role, orgCode }: Readonly<{ role: Role; orgCode: string }>): string => `${role}@${orgCode}`;

/** The roles held on the day or from a later one. */
export const rolesIn = (held: OpenAccountState['held'], date: LocalDate): readonly Role[] =>
  Object.entries(held)
    .filter(([, { until }]) => until === null || until >= date)
    .map(([key]) => key.slice(0, key.indexOf('@')) as Role);

export const evolveAccount = (state: AccountState, event: AccountEvent): AccountState => {
  if (event.type === 'AccountOpened.v1') {
    const { orgCode, personId } = event.data;
    return { status: 'open', orgCode, personId, held: {}, proposed: {} };
  }
  if (state.status !== 'open') return state;
  const { orgCode, personId, held, proposed } = state;
  switch (event.type) {
    case 'RoleGranted.v1': {
      const { from, until } = event.data;
      const { [grantKey(event.data)]: _confirmed, ...waiting } = proposed;
      return { ...state, held: { ...held, [grantKey(event.data)]: { from, until } }, proposed: waiting };
    }
    case 'AdministratorProposed.v1': {
      const { from, until, proposerId } = event.data;
      return { ...state, proposed: { ...proposed, [grantKey(event.data)]: { from, until, proposerId } } };
    }
    case 'AdministratorProposalWithdrawn.v1': {
      const { [grantKey(event.data)]: _withdrawn, ...waiting } = proposed;
      return { ...state, proposed: waiting };
    }
    case 'RoleRevoked.v1': {
      const { [grantKey(event.data)]: _revoked, ...rest } = held;
      return { ...state, held: rest };
    }
    case 'AccountClosed.v1':
      return { status: 'closed', orgCode, personId };
    default:
      return event satisfies never;
  }
};
