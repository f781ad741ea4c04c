import { Injectable } from '@nestjs/common';
import { CredentialStore, type StoredCredential } from '../../credential-store.js';
import { RefusalRecorder } from '../../refusal-recorder.js';
import { SecondFactors } from '../../second-factors.js';
import { isHeldBack, NotSignedInError, type SignInFault } from '../../session-error.js';
import type { SessionOrigin } from '../../session-store.js';
import { SessionService, type SessionTokens } from '../session-service.js';
import { SignInAttempts } from '../../sign-in-attempts.js';
import type { ProviderAnswer, ProviderProof } from './provider-client.js';
import { ProviderClients } from './provider-clients.js';
import { ProviderExchanges } from './provider-exchanges.js';
import { ProviderIdentities } from './provider-identities.js';

/** Where the person goes, and the ticket that their browser keeps until they are back. */
export type BegunSignIn = Readonly<{ address: string; ticket: string }>;

const PLACE = 'POST /api/v1/provider-sign-ins/completion';

/**
 * Signing in by an OpenID Connect provider. An identity that is bound to no account lets nobody in. The second factor of
 * the account is asked for unless the provider has asked for one that counts.
 */
@Injectable()
export class ProviderSignIn {
  constructor(
    private readonly clients: ProviderClients,
    private readonly exchanges: ProviderExchanges,
    private readonly identities: ProviderIdentities,
    private readonly credentials: CredentialStore,
    private readonly factors: SecondFactors,
    private readonly attempts: SignInAttempts,
    private readonly sessions: SessionService,
    private readonly refusals: RefusalRecorder,
  ) {}

  /** Throws RejectedError where there is no provider, ProviderUnavailableError. */
  async begin(language: string | undefined): Promise<BegunSignIn> {
    const client = this.clients.get();
    const { ticket, ...secrets } = await this.exchanges.begin('sign-in', null);
    return { address: await client.begin(secrets, language), ticket };
  }

  /** Throws NotSignedInError, RejectedError where there is no provider, ProviderUnavailableError. */
  async complete(ticket: string, answer: ProviderAnswer, origin: SessionOrigin): Promise<SessionTokens> {
    const proof = await this.proofOf(ticket, answer);
    const accountId = await this.identities.accountOf(proof);
    const credential = accountId === undefined ? undefined : await this.credentials.byAccount(accountId);
    if (!credential) throw this.failure(undefined, 'provider-identity-unbound');
    if (!proof.factor && (await this.factors.isConfirmed(credential.accountId))) {
      await this.exchanges.oweFactor(ticket, credential.accountId);
      throw new NotSignedInError('second-factor-required');
    }
    return this.enter(ticket, credential, origin, proof.factor);
  }

  /**
   * The second factor of somebody for whom the provider has vouched. Throws LockedOutError, SignInBusyError,
   * NotSignedInError.
   */
  async completeByFactor(ticket: string, code: string, origin: SessionOrigin): Promise<SessionTokens> {
    const accountId = await this.exchanges.owing(ticket);
    const credential = accountId === undefined ? undefined : await this.credentials.byAccount(accountId);
    if (!credential) throw this.failure(undefined, 'provider-sign-in-expired');
    const proving = this.attempts.trying(credential.loginName, async () => {
      if (!(await this.factors.accepts(credential.accountId, code)))
        throw this.failure(credential, 'wrong-second-factor');
    });
    await proving.catch((error: unknown) => {
      if (isHeldBack(error)) this.note(credential, error.code);
      throw error;
    });
    return this.enter(ticket, credential, origin, false);
  }

  private async proofOf(ticket: string, answer: ProviderAnswer): Promise<ProviderProof> {
    const client = this.clients.get();
    const exchange = await this.exchanges.answer(ticket, 'sign-in');
    if (!exchange) throw this.failure(undefined, 'provider-sign-in-expired');
    try {
      return await client.finish(answer, exchange);
    } catch (error) {
      if (error instanceof NotSignedInError) this.note(undefined, error.code);
      throw error;
    }
  }

  private async enter(
    ticket: string,
    credential: StoredCredential,
    origin: SessionOrigin,
    providerFactor: boolean,
  ): Promise<SessionTokens> {
    if (!(await this.exchanges.end(ticket))) throw this.failure(credential, 'provider-sign-in-expired');
    return this.sessions.enter(credential, origin, { byProvider: true, providerFactor });
  }

  private failure(credential: StoredCredential | undefined, code: SignInFault): NotSignedInError {
    this.note(credential, code);
    return new NotSignedInError(code);
  }

  private note(actor: StoredCredential | undefined, code: string): void {
    this.refusals.note({ kind: 'sign-in', actor, code, place: PLACE });
  }
}
