import { Injectable } from '@nestjs/common';
import { RejectedError } from '#event-store';
import { SecurityLog } from '../contract/security-log.contract.js';
import { CredentialStore } from '../credential-store.js';
import { PasswordHasher } from '../password-hasher.js';
import { passwordFault } from '../domain/password-rules.js';
import { SignInAttempts } from '../sign-in-attempts.js';
import type { SignedIn } from './access-tokens.js';
import { LockedOutError, NotSignedInError } from './session-error.js';
import { SessionStore } from './session-store.js';

@Injectable()
export class OwnPassword {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly attempts: SignInAttempts,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionStore,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Ends the account's other sessions; this one gets tokens free of the duty to change by a refresh. A wrong present
   * password counts as a failed sign-in. Throws LockedOutError, NotSignedInError, or RejectedError for a weak or
   * unchanged password.
   */
  async change({ actor, sessionId }: SignedIn, present: string, wanted: string): Promise<void> {
    const credential = await this.credentials.byAccount(actor.accountId);
    if (!credential) throw new NotSignedInError('not-signed-in');
    const secondsLocked = await this.attempts.count(credential.loginName);
    if (secondsLocked !== undefined) throw new LockedOutError(secondsLocked);
    if (!(await this.hasher.matches(credential.passwordHash, present))) throw new NotSignedInError('wrong-credentials');
    await this.attempts.clear(credential.loginName);
    const fault = present === wanted ? 'password-unchanged' : passwordFault(wanted, credential.loginName);
    if (fault) throw new RejectedError(fault);
    await this.credentials.setPassword(credential.accountId, await this.hasher.hash(wanted));
    await this.sessions.revokeOthers(credential.accountId, sessionId);
    const { accountId, orgCode } = credential;
    const facts = { change: 'own-password' };
    await this.log.record({
      kind: 'credential-change',
      outcome: 'allowed',
      accountId,
      orgCode,
      subject: accountId,
      facts,
    });
  }
}
