import { Injectable } from '@nestjs/common';
import { RejectedError } from '#event-store';
import { SecurityLog } from '../../contract/security-log.contract.js';
import { PresentPassword } from '../../present-password.js';
import { NotSignedInError } from '../../session-error.js';
import { SessionStore } from '../../session-store.js';
import { SessionWatch } from '../../session-watch.js';
import type { SignedIn } from '../access-tokens.js';
import type { ProviderAnswer } from './provider-client.js';
import { ProviderClients } from './provider-clients.js';
import { ProviderExchanges } from './provider-exchanges.js';
import { ProviderIdentities } from './provider-identities.js';
import type { BegunSignIn } from './provider-sign-in.js';

/** The identity at the provider by which the account that asks may sign in. */
@Injectable()
export class OwnProviderIdentity {
  constructor(
    private readonly clients: ProviderClients,
    private readonly exchanges: ProviderExchanges,
    private readonly identities: ProviderIdentities,
    private readonly present: PresentPassword,
    private readonly sessions: SessionStore,
    private readonly watch: SessionWatch,
    private readonly log: SecurityLog,
  ) {}

  boundSince({ actor }: SignedIn): Promise<string | undefined> {
    return this.identities.boundSince(actor.accountId);
  }

  /**
   * Throws LockedOutError, SignInBusyError, NotSignedInError, RejectedError where one is bound or there is no provider,
   * ProviderUnavailableError.
   */
  async begin({ actor }: SignedIn, presentPassword: string): Promise<BegunSignIn> {
    const client = this.clients.get();
    const { accountId } = await this.present.check(actor.accountId, presentPassword);
    if ((await this.identities.boundSince(accountId)) !== undefined) throw new RejectedError('provider-identity-bound');
    const { ticket, ...secrets } = await this.exchanges.begin('binding', accountId);
    return { address: await client.begin(secrets, undefined), ticket };
  }

  /** Throws NotSignedInError for an answer that proves nothing, RejectedError for an identity of somebody else. */
  async confirm({ actor }: SignedIn, ticket: string, answer: ProviderAnswer): Promise<void> {
    const client = this.clients.get();
    const exchange = await this.exchanges.answer(ticket, 'binding');
    if (exchange?.accountId !== actor.accountId) throw new NotSignedInError('provider-sign-in-expired');
    const proof = await client.finish(answer, exchange);
    await this.exchanges.end(ticket);
    if (!(await this.identities.bind(actor.accountId, this.identities.digestOf(proof), actor.accountId)))
      throw new RejectedError('provider-identity-taken');
    await this.record(actor.accountId, 'provider-identity-bound');
  }

  /** Ends the account's other sessions. Throws LockedOutError, SignInBusyError, NotSignedInError. */
  async remove({ actor, sessionId }: SignedIn, presentPassword: string): Promise<void> {
    await this.present.check(actor.accountId, presentPassword);
    if (!(await this.identities.unbind(actor.accountId))) return;
    await this.sessions.revokeAll(actor.accountId, sessionId);
    this.watch.forget();
    await this.record(actor.accountId, 'provider-identity-unbound');
  }

  private record(subject: string, change: string): Promise<void> {
    return this.log.record({ kind: 'credential-change', outcome: 'allowed', subject, facts: { change } });
  }
}
