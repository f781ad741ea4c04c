import { Injectable } from '@nestjs/common';
import { Clock, type LocalDate } from '#kernel';
import {
  CommandRunner,
  currentScope,
  deriveId,
  inScope,
  isSystem,
  RejectedError,
  type CommandOutcome,
} from '#event-store';
import { AccountFacts } from './account-facts-desk.js';
import { SecurityLog } from './contract/security-log.contract.js';
import { CredentialStore } from './credential-store.js';
import type { ConfirmAdministrator, GrantRole } from './domain/account.commands.js';
import { account } from './domain/account.js';
import type { Role } from './domain/roles.js';
import { isAdministratorRole } from './domain/separate-administrators.js';
import { foldLoginName, isLoginName } from './domain/login-name.js';
import { grantedAhead } from './domain/months-rules.js';
import { RulesOfUnit } from './scoping/rules-of-unit.policy.js';
import { UnitLevels } from './scoping/unit-levels.adapter.js';
import { PasswordHasher } from './password-hasher.js';
import { RoleClaims } from './role-claims-desk.js';
import { SessionWatch } from './session-watch.js';
import { passwordFault } from './domain/password-rules.js';

/** `from` null is today, `until` null without end; the last day is included. */
export type RoleWanted = Readonly<{ role: Role; orgCode: string; from?: LocalDate | null; until?: LocalDate | null }>;

/** `mustChange` (the default) lets the account do nothing but choose its own password. */
export type NewAccount = Readonly<{
  loginName: string;
  password: string;
  personId: string | null;
  orgCode: string;
  roles?: readonly RoleWanted[];
  mustChange?: boolean;
}>;

/** What the system closes an account for, and the unit of the account. */
export type ClosedBySystem = Readonly<{ because: 'person-deceased'; orgCode: string }>;

type Facts = Readonly<Record<string, string>>;

/** Accounts with their credentials. Every call runs in the command scope of the one who keeps the accounts. */
@Injectable()
export class AccountService {
  constructor(
    private readonly runner: CommandRunner,
    private readonly clock: Clock,
    private readonly credentials: CredentialStore,
    private readonly hasher: PasswordHasher,
    private readonly watch: SessionWatch,
    private readonly log: SecurityLog,
    private readonly levels: UnitLevels,
    private readonly facts: AccountFacts,
    private readonly claims: RoleClaims,
    private readonly rules: RulesOfUnit,
  ) {}

  /**
   * Opens the account, grants its roles and sets its password; the answer's `id` is the account id. The credential comes
   * last: a crash before it leaves an account that nobody can sign in to, and the same command goes on where it stopped.
   * Who may not open accounts learns nothing about login names. Throws RejectedError for a bad or taken login name and a
   * weak password, and what the command runner throws.
   */
  async open(wanted: NewAccount): Promise<CommandOutcome> {
    const { loginName, password, personId, orgCode, roles = [], mustChange = true } = wanted;
    const accountId = deriveId(currentScope().commandId, 'account');
    const { ended } = await this.levels.of(orgCode);
    const env = { today: this.clock.today(), ended, deceased: await this.facts.isDeceased(personId) };
    const command = { type: 'OpenAccount', accountId, personId, orgCode, env } as const;
    const { state } = await this.runner.rehearse(account, accountId, command);
    if (state.status === 'closed') throw new RejectedError('account-closed');
    await this.checkCredential(accountId, loginName, password);
    let outcome = await this.runner.run(account, accountId, command);
    await this.recordChange(accountId, { change: 'open', orgCode });
    for (const role of roles)
      outcome = await asPart(['grant', role.role, role.orgCode], () => this.grant(accountId, role));
    const passwordHash = await this.hasher.hash(password);
    await this.credentials.add({ accountId, loginName, personId, orgCode, passwordHash, mustChange });
    if ((await this.credentials.byLoginName(loginName))?.accountId === accountId) return outcome;
    await asPart(['close'], () => this.close(accountId));
    throw new RejectedError('login-name-taken');
  }

  /** An administrator's role that a person gives is proposed, and held once it is confirmed. */
  async grant(accountId: string, { role, orgCode, from = null, until = null }: RoleWanted): Promise<CommandOutcome> {
    const unit = await this.levels.of(orgCode);
    const today = this.clock.today();
    const whose = await this.facts.whose(accountId, today);
    const { actor } = currentScope();
    const proposer = isSystem(actor) ? null : { accountId: actor.accountId, personId: actor.personId ?? '' };
    const monthsAhead = await this.rules.months(grantedAhead, orgCode, today);
    const env = { today, giverId: actor.accountId, proposer, monthsAhead, ...unit, ...whose };
    const command = { type: 'GrantRole', accountId, role, orgCode, from, until, env } as const;
    const outcome = await this.giving(accountId, command);
    const change = proposer !== null && isAdministratorRole(role) ? 'administrator-proposed' : 'grant';
    await this.recordChange(accountId, { change, role, orgCode });
    return outcome;
  }

  /** Gives the administrator's role that somebody else proposed. */
  async confirm(accountId: string, role: Role, orgCode: string): Promise<CommandOutcome> {
    const today = this.clock.today();
    const { ended } = await this.levels.of(orgCode);
    const env = { today, ended, ...(await this.facts.whose(accountId, today)) };
    const command = { type: 'ConfirmAdministrator', accountId, role, orgCode, env } as const;
    const outcome = await this.giving(accountId, command);
    await this.recordChange(accountId, { change: 'administrator-confirmed', role, orgCode });
    return outcome;
  }

  async revoke(accountId: string, role: Role, orgCode: string): Promise<CommandOutcome> {
    const env = { today: this.clock.today() };
    const outcome = await this.runner.run(account, accountId, { type: 'RevokeRole', accountId, role, orgCode, env });
    await this.recordChange(accountId, { change: 'revoke', role, orgCode });
    return outcome;
  }

  /**
   * Ends the account, its roles, its credential and its sessions. The login name becomes free. What a crash has left of a
   * closed one goes too. Throws RejectedError `account-closed`, and what the command runner throws.
   */
  async close(accountId: string, why?: ClosedBySystem): Promise<CommandOutcome> {
    const env = { today: this.clock.today() };
    const command = { type: 'CloseAccount', accountId, env } as const;
    const outcome = await this.runner.run(account, accountId, command).catch(async (error: unknown) => {
      if (error instanceof RejectedError && error.code === 'account-closed') await this.endSignIn(accountId);
      throw error;
    });
    const facts = { change: 'close', ...(why ? { because: why.because } : {}) };
    await this.recordChange(accountId, facts, why?.orgCode);
    await this.endSignIn(accountId);
    return outcome;
  }

  private async endSignIn(accountId: string): Promise<void> {
    await this.credentials.remove(accountId);
    this.watch.forget();
  }

  /** A role that is given is claimed first for the person: who may not give it is told so before. */
  private async giving(accountId: string, command: GrantRole | ConfirmAdministrator): Promise<CommandOutcome> {
    const { decision, state } = await this.runner.rehearse(account, accountId, command);
    const isGiven = decision.some(({ type }) => type === 'RoleGranted.v1');
    if (isGiven && state.status === 'open' && state.personId !== null)
      await this.claims.claim(state.personId, { accountId, role: command.role, orgCode: command.orgCode });
    return this.runner.run(account, accountId, command);
  }

  /** On record where it was done from, or else, where the system did it, with the units of `orgCode`. */
  private recordChange(accountId: string, facts: Facts, orgCode?: string): Promise<void> {
    const from = orgCode === undefined ? {} : { accountId: currentScope().actor.accountId, orgCode };
    return this.log.record({ kind: 'permission-change', outcome: 'allowed', subject: accountId, facts, ...from });
  }

  private async checkCredential(accountId: string, loginName: string, password: string): Promise<void> {
    if (!isLoginName(loginName)) throw new RejectedError('login-name-invalid');
    const fault = passwordFault(password, loginName);
    if (fault) throw new RejectedError(fault);
    const before = await this.credentials.byAccount(accountId);
    if (before && before.loginName !== foldLoginName(loginName)) throw new RejectedError('idempotency-key-reused');
    const holder = await this.credentials.byLoginName(loginName);
    if (holder && holder.accountId !== accountId) throw new RejectedError('login-name-taken');
  }
}

/** One of several commands that one request gives: it has an id of its own, which comes from the request's. */
const asPart = <T>(part: readonly string[], work: () => Promise<T>): Promise<T> => {
  const scope = currentScope();
  return inScope({ ...scope, commandId: deriveId(scope.commandId, ...part) }, work);
};
