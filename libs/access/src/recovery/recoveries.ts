import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { currentScope, deriveId, RejectedError, UnknownStreamError } from '#event-store';
import { AccessSettings } from '../access-settings.js';
import { AccountKeepers, NO_ACCOUNT } from '../account-keepers.js';
import { SecurityLog } from '../contract/security-log.contract.js';
import { CredentialStore, type StoredCredential } from '../credential-store.js';
import { PasswordChoice } from '../password-choice.js';
import { RefusalRecorder } from '../refusal-recorder.js';
import { SecondFactors } from '../second-factors.js';
import { NotSignedInError } from '../session-error.js';
import { SessionStore } from '../session-store.js';
import { SessionWatch } from '../session-watch.js';
import { SignInAttempts } from '../sign-in-attempts.js';
import { RecoveryStore } from './recovery-store.js';

const CODE_BYTES = 20;

/** A code shows the credential's way back once: to the administrator who confirms, who hands it over in person. */
export type RecoveryCode = Readonly<{ code: string; endsAt: string }>;

export type RecoveryUse = Readonly<{ loginName: string; code: string; newPassword: string }>;

/**
 * The way back for who has lost password or second factor. One security administrator proposes, another confirms: neither
 * can take over an account alone. Basis: handbook 7 (DEFAULT).
 */
@Injectable()
export class Recoveries {
  constructor(
    private readonly keepers: AccountKeepers,
    private readonly store: RecoveryStore,
    private readonly credentials: CredentialStore,
    private readonly attempts: SignInAttempts,
    private readonly choice: PasswordChoice,
    private readonly factors: SecondFactors,
    private readonly sessions: SessionStore,
    private readonly watch: SessionWatch,
    private readonly settings: AccessSettings,
    private readonly log: SecurityLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  /** Throws NotPermittedError, or UnknownStreamError where there is no such account for the caller. */
  async propose(accountId: string): Promise<Readonly<{ recoveryId: string; endsAt: string }>> {
    await this.keepers.keep(accountId, 'recover');
    const { actor, commandId } = currentScope();
    const recoveryId = deriveId(commandId, 'recovery', accountId);
    const { proposalSeconds } = this.settings.options.recovery;
    const person = actor.personId ?? null;
    const endsAt = await this.store.propose(recoveryId, accountId, actor.accountId, person, proposalSeconds);
    await this.record(accountId, 'recovery-proposed', recoveryId);
    return { recoveryId, endsAt };
  }

  /**
   * Throws NotPermittedError where the same person proposed or one of the two has made the other, RejectedError where
   * nothing is open, and UnknownStreamError where there is no such recovery for the caller.
   */
  async confirm(recoveryId: string): Promise<RecoveryCode> {
    const recovery = await this.store.find(recoveryId);
    await this.keepers.keep(recovery?.accountId ?? NO_ACCOUNT, 'recover');
    if (!recovery) throw new UnknownStreamError();
    const { actor } = currentScope();
    await this.keepers.confirmAsSecond(recovery, 'recovery-needs-two');
    const code = randomBytes(CODE_BYTES).toString('base64url');
    const { codeSeconds } = this.settings.options.recovery;
    const endsAt = await this.store.confirm(recoveryId, actor.accountId, this.digestOf(code), codeSeconds);
    if (endsAt === undefined) throw new RejectedError('recovery-ended');
    await this.record(recovery.accountId, 'recovery-confirmed', recoveryId);
    return { code, endsAt };
  }

  /**
   * Sets a password of the person's own, removes the second factor and ends every session. A wrong code counts as a failed
   * sign-in; a password that is refused leaves the code as it was. Throws LockedOutError, SignInBusyError,
   * NotSignedInError, RejectedError.
   */
  async use(words: RecoveryUse): Promise<void> {
    const { accountId, orgCode } = await this.attempts.trying(words.loginName, () => this.redeem(words));
    const facts = { change: 'recovery-used' };
    await this.log.record({
      kind: 'credential-change',
      outcome: 'allowed',
      accountId,
      orgCode,
      subject: accountId,
      facts,
    });
  }

  private async redeem({ loginName, code, newPassword }: RecoveryUse): Promise<StoredCredential> {
    const credential = await this.credentials.byLoginName(loginName);
    const digest = this.digestOf(code);
    if (!credential || !(await this.store.isOpenFor(credential.accountId, digest))) {
      this.refusals.note({
        kind: 'sign-in',
        actor: credential,
        code: 'wrong-credentials',
        place: 'POST /api/v1/recoveries/use',
      });
      throw new NotSignedInError('wrong-credentials');
    }
    const { accountId } = credential;
    await this.choice.check(credential, newPassword);
    if (!(await this.store.use(accountId, digest))) throw new NotSignedInError('wrong-credentials');
    await this.choice.set(credential, newPassword);
    await this.factors.remove(accountId);
    await this.sessions.revokeAll(accountId);
    this.watch.forget();
    return credential;
  }

  private record(subject: string, change: string, recoveryId: string): Promise<void> {
    return this.log.record({ kind: 'credential-change', outcome: 'allowed', subject, facts: { change, recoveryId } });
  }

  private digestOf(code: string): Buffer {
    return createHmac('sha256', this.settings.factorKey).update(`account-recovery/${code}`).digest();
  }
}
