import type { LocalDate, Rejection } from '#kernel';
import type { Moment } from './moment.js';
import type { Role, RoleLevel } from './roles.js';

/** `ended` says whether the unit was merged away, split up or closed. */
type At = Moment & Readonly<{ ended: boolean }>;

/** Facts of the person of the account: see `GrantRole`. */
type Whose = At & Readonly<{ registered: boolean; deceased: boolean; elsewhere: readonly Role[] }>;

/** The account that proposes an administrator, and its person. */
type Proposer = Readonly<{ accountId: string; personId: string }>;

/**
 * `env.giverId` is the account that gives the role, `env.level` that of the unit, null where it is not read yet;
 * `env.registered` says whether the person of the account is in the register of people, `env.deceased` whether they are
 * marked as deceased, and `env.elsewhere` are the roles that other accounts of the same person hold, today or from a later day. `env.proposer` is who gives it, null for the
 * system: an administrator's role that a person gives is a proposal. `env.monthsAhead` is how far ahead a role may begin,
 * null where no rule sets it.
 */
export type GrantRole = Readonly<{
  type: 'GrantRole';
  accountId: string;
  role: Role;
  orgCode: string;
  from: LocalDate | null;
  until: LocalDate | null;
  env: Whose &
    Readonly<{ giverId: string; level: RoleLevel | null; proposer: Proposer | null; monthsAhead: number | null }>;
}>;

/** Another administrator stands for what was proposed. */
export type ConfirmAdministrator = Readonly<{
  type: 'ConfirmAdministrator';
  accountId: string;
  role: Role;
  orgCode: string;
  env: Whose;
}>;

export type AccountCommand =
  | Readonly<{
      type: 'OpenAccount';
      accountId: string;
      personId: string | null;
      orgCode: string;
      env: At & Readonly<{ deceased: boolean }>;
    }>
  | GrantRole
  | ConfirmAdministrator
  | Readonly<{ type: 'RevokeRole'; accountId: string; role: Role; orgCode: string; env: Moment }>
  | Readonly<{ type: 'CloseAccount'; accountId: string; env: Moment }>;

export type AccountRejection = Rejection<
  | 'account-already-opened'
  | 'unknown-account'
  | 'account-closed'
  | 'own-roles'
  | 'account-without-person'
  | 'person-deceased'
  | 'administrator-not-registered'
  | 'administrators-are-separate'
  | 'administrator-already-proposed'
  | 'administrator-not-proposed'
  | 'role-already-granted'
  | 'role-not-granted'
  | 'grant-without-days'
  | 'grant-backdated'
  | 'grant-too-far-ahead'
  | 'role-above-unit'
  | 'unit-ended'
>;
