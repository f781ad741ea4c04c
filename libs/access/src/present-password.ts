import { Injectable } from '@nestjs/common';
import { CredentialStore, type StoredCredential } from './credential-store.js';
import { PasswordHasher } from './password-hasher.js';
import { NotSignedInError } from './session-error.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** Asks a signed-in person for the password again, before what a stolen session must not do. */
@Injectable()
export class PresentPassword {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly attempts: SignInAttempts,
    private readonly hasher: PasswordHasher,
  ) {}

  /** A wrong one counts as a failed sign-in. Throws LockedOutError, SignInBusyError or NotSignedInError. */
  async check(accountId: string, present: string): Promise<StoredCredential> {
    const credential = await this.credentials.byAccount(accountId);
    if (!credential) throw new NotSignedInError('not-signed-in');
    return this.attempts.trying(credential.loginName, async () => {
      if (await this.hasher.matches(credential.passwordHash, present)) return credential;
      throw new NotSignedInError('wrong-credentials');
    });
  }
}
