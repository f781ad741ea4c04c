import { Injectable } from '@nestjs/common';
import { CommandAuthorizer, currentScope, NotPermittedError, RejectedError } from '#event-store';
import { CredentialStore, type StoredCredential } from './credential-store.js';

/** Who may act on the credential of another account: the security administrator at or above its unit. */
@Injectable()
export class AccountKeepers {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly authorizer: CommandAuthorizer,
  ) {}

  /**
   * The credential, where the caller may keep it. Nobody keeps their own account, nor another of the same person.
   * Throws NotPermittedError, or RejectedError where there is no such account. Basis: handbook 1.2 and 7 (DEFAULT).
   */
  async keep(accountId: string): Promise<StoredCredential> {
    const { actor } = currentScope();
    const credential = await this.credentials.byAccount(accountId);
    const org = credential?.orgCode ?? actor.orgCode ?? '';
    const persons = typeof credential?.personId === 'string' ? [credential.personId] : [];
    const separation = [{ code: 'own-account', persons }];
    const refusal = await this.authorizer.authorize(actor, { anyOf: [{ role: 'securityAdmin', org }], separation });
    if (refusal) throw new NotPermittedError(refusal.code);
    if (!credential) throw new RejectedError('unknown-account');
    if (credential.accountId === actor.accountId) throw new NotPermittedError('own-account');
    return credential;
  }
}
