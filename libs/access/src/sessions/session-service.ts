import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { SecurityLog } from '../contract/security-log.contract.js';
import { CredentialStore, type Credential } from '../credential-store.js';
import { PasswordHasher } from '../password-hasher.js';
import { RefusalRecorder } from '../refusal-recorder.js';
import { SignInAttempts } from '../sign-in-attempts.js';
import { AccessTokens, type SignedIn } from './access-tokens.js';
import { LockedOutError, NotSignedInError } from './session-error.js';
import { SessionStore, type OpenSession } from './session-store.js';

/** `expiresIn` is the lifetime of the access token in seconds. */
export type SessionTokens = Readonly<{
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
  mustChangePassword: boolean;
  actor: Actor;
}>;

@Injectable()
export class SessionService {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly attempts: SignInAttempts,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionStore,
    private readonly tokens: AccessTokens,
    private readonly log: SecurityLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  /**
   * An unknown login name costs the same work, counts the same failures and gets the same answer as a wrong password.
   * Throws LockedOutError or NotSignedInError.
   */
  async signIn(loginName: string, password: string): Promise<SessionTokens> {
    const secondsLocked = await this.attempts.count(loginName);
    const credential = await this.credentials.byLoginName(loginName);
    if (secondsLocked !== undefined) {
      this.noteFailure(credential, 'locked-out');
      throw new LockedOutError(secondsLocked);
    }
    const matches = await this.hasher.matches(credential?.passwordHash, password);
    if (!credential || !matches) {
      this.noteFailure(credential, 'wrong-credentials');
      throw new NotSignedInError('wrong-credentials');
    }
    await this.attempts.clear(loginName);
    const session = await this.sessions.open(credential.accountId);
    const { accountId, orgCode } = credential;
    await this.log.record({ kind: 'sign-in', outcome: 'allowed', accountId, orgCode, subject: session.sessionId });
    return this.tokensOf(session, credential);
  }

  /** Throws NotSignedInError where the token is unknown or was used before; a used one ends its session. */
  async refresh(refreshToken: string): Promise<SessionTokens> {
    const session = await this.sessions.rotate(refreshToken);
    const credential = session && (await this.credentials.byAccount(session.accountId));
    if (!credential) throw new NotSignedInError('not-signed-in');
    return this.tokensOf(session, credential);
  }

  /** The refresh token ends now; an access token already given ends with its own 15 minutes. */
  async signOut({ actor: { accountId, orgCode }, sessionId }: SignedIn): Promise<void> {
    await this.sessions.revoke(sessionId);
    await this.log.record({ kind: 'sign-out', outcome: 'allowed', accountId, orgCode, subject: sessionId });
  }

  /** Which names nobody has is not recorded: a password may have been typed in the wrong field. */
  private noteFailure(actor: Credential | undefined, code: string): void {
    this.refusals.note({ kind: 'sign-in', actor, code, place: 'POST /api/v1/sessions' });
  }

  private async tokensOf({ sessionId, refreshToken }: OpenSession, credential: Credential): Promise<SessionTokens> {
    const { accountId, personId, orgCode, mustChange } = credential;
    const actor: Actor = { accountId, orgCode, ...(personId === null ? {} : { personId }) };
    const accessToken = await this.tokens.issue({ sessionId, actor, mustChangePassword: mustChange });
    return {
      accessToken,
      refreshToken,
      expiresIn: this.tokens.lifetimeSeconds,
      mustChangePassword: mustChange,
      actor,
    };
  }
}
