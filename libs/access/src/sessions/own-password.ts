import { Injectable } from '@nestjs/common';
import { SecurityLog } from '../contract/security-log.contract.js';
import { PasswordChoice } from '../password-choice.js';
import { PresentPassword } from '../present-password.js';
import { SessionStore } from '../session-store.js';
import { SessionWatch } from '../session-watch.js';
import type { SignedIn } from './access-tokens.js';

@Injectable()
export class OwnPassword {
  constructor(
    private readonly present: PresentPassword,
    private readonly choice: PasswordChoice,
    private readonly sessions: SessionStore,
    private readonly watch: SessionWatch,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Ends the account's other sessions; this one gets tokens free of the duty to change by a refresh. A wrong present
   * password counts as a failed sign-in. Throws LockedOutError, SignInBusyError, NotSignedInError, or RejectedError for a
   * weak, unchanged or past password.
   */
  async change({ actor, sessionId }: SignedIn, present: string, wanted: string): Promise<void> {
    const credential = await this.present.check(actor.accountId, present);
    await this.choice.set(credential, wanted);
    const { accountId, orgCode } = credential;
    await this.sessions.revokeAll(accountId, sessionId);
    this.watch.forget();
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
