import { addMonths, type Aggregate, type Decider, type Decision, type LocalDate } from '#kernel';
import type { AccountCommand, AccountRejection, ConfirmAdministrator, GrantRole } from './account.commands.js';
import { accountEvents, type AccountEvent } from './account.events.js';
import { accountPolicy } from './account.policy.js';
import { mayBeHeldAt } from './roles.js';
import { evolveAccount, grantKey, rolesIn, type AccountState, type OpenAccountState } from './account.state.js';
import { areSeparate, isAdministratorRole } from './separate-administrators.js';

/**
 * A role is held by somebody who lives: without a person no rule of separation could know who acts. And nobody new holds one
 * in a unit that has ended. Basis: handbook 1.2 (separation rules) and 7 (three administrators, DEFAULT); ADR 70.
 */
const whoseFault = (
  { role, env }: GrantRole | ConfirmAdministrator,
  { held, personId }: OpenAccountState,
): AccountRejection | undefined => {
  if (env.ended) return { rejected: 'unit-ended' };
  if (personId === null) return { rejected: 'account-without-person' };
  if (env.deceased) return { rejected: 'person-deceased' };
  if (isAdministratorRole(role) && !env.registered) return { rejected: 'administrator-not-registered' };
  const separate = areSeparate(role, [...rolesIn(held, env.today), ...env.elsewhere]);
  return separate ? undefined : { rejected: 'administrators-are-separate' };
};

type RevokeRole = Extract<AccountCommand, { type: 'RevokeRole' }>;

/**
 * Nobody is given a role for days that are over, since nothing that was done on them would become lawful by it, nor further
 * ahead than a term of office is recorded. Basis: DEFAULT, `term.alertBeforeEnd`.
 */
const unfitDays = (
  from: LocalDate,
  until: LocalDate | null,
  { today, monthsAhead }: GrantRole['env'],
): AccountRejection | undefined => {
  if (until !== null && until < from) return { rejected: 'grant-without-days' };
  if (from < today) return { rejected: 'grant-backdated' };
  const isTooFar = monthsAhead !== null && from > addMonths(today, monthsAhead);
  return isTooFar ? { rejected: 'grant-too-far-ahead' } : undefined;
};

const grant = (command: GrantRole, state: OpenAccountState): Decision<AccountEvent, AccountRejection> => {
  const { accountId, role, orgCode, until, env } = command;
  if (accountId === env.giverId) return { rejected: 'own-roles' };
  const fault = whoseFault(command, state);
  if (fault) return fault;
  if (env.level !== null && !mayBeHeldAt(role, env.level)) return { rejected: 'role-above-unit' };
  const from = command.from ?? env.today;
  const unfit = unfitDays(from, until, env);
  if (unfit) return unfit;
  const before = state.held[grantKey(command)];
  if (before && (before.until === null || before.until >= env.today)) return { rejected: 'role-already-granted' };
  if (env.proposer !== null && isAdministratorRole(role)) return propose(command, from, env.proposer, state);
  return [{ type: 'RoleGranted.v1', data: { accountId, role, orgCode, from, until } }];
};

/** Nobody makes an administrator alone. Basis: handbook 7 (graded protection, three administrators: DEFAULT). */
const propose = (
  command: GrantRole,
  from: LocalDate,
  proposer: NonNullable<GrantRole['env']['proposer']>,
  { proposed }: OpenAccountState,
): Decision<AccountEvent, AccountRejection> => {
  if (proposed[grantKey(command)]) return { rejected: 'administrator-already-proposed' };
  const { accountId, role, orgCode, until, env } = command;
  const by = { proposerAccountId: proposer.accountId, proposerId: proposer.personId, proposedOn: env.today };
  return [{ type: 'AdministratorProposed.v1', data: { accountId, role, orgCode, from, until, ...by } }];
};

/** The role is held from the day of the confirmation, or a later one that was proposed. Basis: as above. */
const confirm = (command: ConfirmAdministrator, state: OpenAccountState): Decision<AccountEvent, AccountRejection> => {
  const { accountId, role, orgCode, env } = command;
  const proposal = state.proposed[grantKey(command)];
  if (!proposal) return { rejected: 'administrator-not-proposed' };
  const fault = whoseFault(command, state);
  if (fault) return fault;
  const from = proposal.from < env.today ? env.today : proposal.from;
  const { until } = proposal;
  if (until !== null && until < from) return { rejected: 'grant-without-days' };
  return [{ type: 'RoleGranted.v1', data: { accountId, role, orgCode, from, until } }];
};

/** What was only proposed is withdrawn. */
const revoke = (
  command: RevokeRole,
  { held, proposed }: OpenAccountState,
): Decision<AccountEvent, AccountRejection> => {
  const { accountId, role, orgCode, env } = command;
  const data = { accountId, role, orgCode, on: env.today };
  if (held[grantKey(command)]) return [{ type: 'RoleRevoked.v1', data }];
  if (proposed[grantKey(command)]) return [{ type: 'AdministratorProposalWithdrawn.v1', data }];
  return { rejected: 'role-not-granted' };
};

const decide: Decider<AccountCommand, AccountState, AccountEvent, AccountRejection>['decide'] = (command, state) => {
  const { accountId, env } = command;
  if (command.type === 'OpenAccount') {
    if (state.status !== 'none') return { rejected: 'account-already-opened' };
    if (command.env.ended) return { rejected: 'unit-ended' };
    if (command.env.deceased) return { rejected: 'person-deceased' };
    const { personId, orgCode } = command;
    return [{ type: 'AccountOpened.v1', data: { accountId, personId, orgCode, openedOn: env.today } }];
  }
  if (state.status === 'none') return { rejected: 'unknown-account' };
  if (state.status === 'closed') return { rejected: 'account-closed' };
  switch (command.type) {
    case 'GrantRole':
      return grant(command, state);
    case 'ConfirmAdministrator':
      return confirm(command, state);
    case 'RevokeRole':
      return revoke(command, state);
    case 'CloseAccount':
      return [{ type: 'AccountClosed.v1', data: { accountId, closedOn: env.today } }];
    default:
      return command satisfies never;
  }
};

export const account: Aggregate<AccountCommand, AccountState, AccountEvent, AccountRejection> = {
  category: 'account',
  decider: { initialState: () => ({ status: 'none' }), evolve: evolveAccount, decide },
  events: accountEvents,
  policy: accountPolicy,
};
