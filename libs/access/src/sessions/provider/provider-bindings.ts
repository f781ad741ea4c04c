import { Injectable } from '@nestjs/common';
import { currentScope, deriveId, RejectedError, UnknownStreamError } from '#event-store';
import { AccessSettings } from '../../access-settings.js';
import { AccountKeepers, NO_ACCOUNT } from '../../account-keepers.js';
import { SecurityLog } from '../../contract/security-log.contract.js';
import { SessionStore } from '../../session-store.js';
import { SessionWatch } from '../../session-watch.js';
import { ProviderClients } from './provider-clients.js';
import { ProviderIdentities } from './provider-identities.js';

/**
 * Identities at the provider that administrators bind to accounts. Who could bind one alone could enter any account by an
 * identity of their own: so one proposes and another confirms, as with recoveries. Basis: handbook 7 (DEFAULT).
 */
@Injectable()
export class ProviderBindings {
  constructor(
    private readonly keepers: AccountKeepers,
    private readonly clients: ProviderClients,
    private readonly identities: ProviderIdentities,
    private readonly sessions: SessionStore,
    private readonly watch: SessionWatch,
    private readonly settings: AccessSettings,
    private readonly log: SecurityLog,
  ) {}

  /**
   * `subject` is `sub` of the person at the provider. Throws NotPermittedError, UnknownStreamError, or RejectedError where
   * nothing can be bound.
   */
  async propose(accountId: string, subject: string): Promise<Readonly<{ bindingId: string; endsAt: string }>> {
    await this.keepers.keep(accountId, 'recover');
    const { issuer } = this.clients.get().options;
    if ((await this.identities.boundSince(accountId)) !== undefined) throw new RejectedError('provider-identity-bound');
    const { actor, commandId } = currentScope();
    const bindingId = deriveId(commandId, 'provider-binding', accountId);
    const binding = { accountId, proposedBy: actor.accountId, proposedFor: actor.personId ?? null };
    const { proposalSeconds } = this.settings.options.recovery;
    const digest = this.identities.digestOf({ issuer, subject });
    const endsAt = await this.identities.propose(bindingId, binding, digest, proposalSeconds);
    await this.record(accountId, { change: 'provider-binding-proposed', bindingId });
    return { bindingId, endsAt };
  }

  /**
   * Throws NotPermittedError where the same person proposed or one of the two has made the other, UnknownStreamError,
   * RejectedError where nothing is open.
   */
  async confirm(bindingId: string): Promise<void> {
    const binding = await this.identities.proposed(bindingId);
    await this.keepers.keep(binding?.accountId ?? NO_ACCOUNT, 'recover');
    if (!binding) throw new UnknownStreamError();
    const { accountId } = binding;
    const { actor } = currentScope();
    await this.keepers.confirmAsSecond(binding, 'provider-binding-needs-two');
    const subject = await this.identities.confirm(bindingId, actor.accountId);
    if (!subject) throw new RejectedError('provider-binding-ended');
    if (!(await this.identities.bind(accountId, subject, actor.accountId)))
      throw new RejectedError('provider-identity-taken');
    await this.record(accountId, { change: 'provider-identity-bound', bindingId });
  }

  /** Ends every session of the account. Throws NotPermittedError or UnknownStreamError. */
  async remove(accountId: string): Promise<void> {
    await this.keepers.keep(accountId);
    if (!(await this.identities.unbind(accountId))) return;
    await this.sessions.revokeAll(accountId);
    this.watch.forget();
    await this.record(accountId, { change: 'provider-identity-unbound' });
  }

  private record(subject: string, facts: Readonly<Record<string, string>>): Promise<void> {
    return this.log.record({ kind: 'credential-change', outcome: 'allowed', subject, facts });
  }
}
