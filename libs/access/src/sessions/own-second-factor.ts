import { Injectable } from '@nestjs/common';
import { SecurityLog } from '../contract/security-log.contract.js';
import { PresentPassword } from '../present-password.js';
import { SecondFactors, type NewFactor } from '../second-factors.js';
import { NotSignedInError } from '../session-error.js';
import { SessionStore } from '../session-store.js';
import { SessionWatch } from '../session-watch.js';
import { SignInAttempts } from '../sign-in-attempts.js';
import type { SignedIn } from './access-tokens.js';

/** Enrolment and removal of the own second factor. */
@Injectable()
export class OwnSecondFactor {
  constructor(
    private readonly present: PresentPassword,
    private readonly factors: SecondFactors,
    private readonly attempts: SignInAttempts,
    private readonly sessions: SessionStore,
    private readonly watch: SessionWatch,
    private readonly log: SecurityLog,
  ) {}

  isEnrolled({ actor }: SignedIn): Promise<boolean> {
    return this.factors.isConfirmed(actor.accountId);
  }

  /** Throws LockedOutError, SignInBusyError, NotSignedInError, or RejectedError where one is enrolled. */
  async begin({ actor }: SignedIn, presentPassword: string): Promise<NewFactor> {
    const { accountId, loginName } = await this.present.check(actor.accountId, presentPassword);
    return this.factors.begin(accountId, loginName);
  }

  /**
   * Ends the account's other sessions, which were opened without it. Answers the recovery codes. Throws RejectedError
   * for a wrong code.
   */
  async confirm({ actor, sessionId }: SignedIn, code: string): Promise<readonly string[]> {
    const codes = await this.factors.confirm(actor.accountId, code);
    await this.sessions.revokeAll(actor.accountId, sessionId);
    this.watch.forget();
    await this.record(actor.accountId, 'second-factor-enrolled');
    return codes;
  }

  /** Asks for password and code, as a new sign-in would. */
  async remove({ actor }: SignedIn, presentPassword: string, code: string): Promise<void> {
    const { accountId, loginName } = await this.present.check(actor.accountId, presentPassword);
    await this.attempts.trying(loginName, async () => {
      if (!(await this.factors.accepts(accountId, code))) throw new NotSignedInError('wrong-second-factor');
    });
    await this.factors.remove(accountId);
    await this.record(accountId, 'second-factor-removed');
  }

  private record(subject: string, change: string): Promise<void> {
    return this.log.record({ kind: 'credential-change', outcome: 'allowed', subject, facts: { change } });
  }
}
