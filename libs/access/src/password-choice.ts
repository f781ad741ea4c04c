import { Injectable } from '@nestjs/common';
import { RejectedError } from '#event-store';
import { AccessSettings } from './access-settings.js';
import { CredentialStore, type Credential } from './credential-store.js';
import { passwordFault } from './domain/password-rules.js';
import { PasswordHasher } from './password-hasher.js';

/** What a person may choose as the next password, and its setting. */
@Injectable()
export class PasswordChoice {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly hasher: PasswordHasher,
    private readonly settings: AccessSettings,
  ) {}

  /** Throws RejectedError as `check` does. */
  async set(credential: Credential, wanted: string): Promise<void> {
    await this.check(credential, wanted);
    await this.credentials.setPassword(credential.accountId, await this.hasher.hash(wanted));
  }

  /** Throws RejectedError for a weak, present or past password. */
  async check({ accountId, loginName, passwordHash }: Credential, wanted: string): Promise<void> {
    const fault = passwordFault(wanted, loginName);
    if (fault) throw new RejectedError(fault);
    if (await this.hasher.matches(passwordHash, wanted)) throw new RejectedError('password-unchanged');
    for (const past of await this.credentials.pastHashes(accountId, this.settings.options.passwordHistory))
      if (await this.hasher.matches(past, wanted)) throw new RejectedError('password-used-before');
  }
}
