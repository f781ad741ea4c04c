import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { AccessSettings } from '../access-settings.js';
import { SecurityLog } from '../contract/security-log.contract.js';
import { CredentialStore, type StoredCredential } from '../credential-store.js';
import { PasswordHasher } from '../password-hasher.js';
import { RefusalRecorder } from '../refusal-recorder.js';
import { SecondFactorDuty } from '../second-factor-duty.js';
import { SecondFactors } from '../second-factors.js';
import { isHeldBack, NotSignedInError, type SignInFault } from '../session-error.js';
import { BY_PASSWORD, SessionStore, type OpenSession, type SessionOrigin } from '../session-store.js';
import { SessionWatch } from '../session-watch.js';
import { SignInAttempts } from '../sign-in-attempts.js';
import { AccessTokens, type SignedIn } from './access-tokens.js';

/** `expiresIn` is the lifetime of the access token in seconds. */
export type SessionTokens = Readonly<{
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
  mustChangePassword: boolean;
  mustEnrol: boolean;
  actor: Actor;
}>;

/** `code` is of the second factor: of the authenticator app, or a recovery code. */
export type SignInWords = Readonly<{ loginName: string; password: string; code?: string | undefined }>;

const DAY_MS = 86_400_000;

@Injectable()
export class SessionService {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly attempts: SignInAttempts,
    private readonly hasher: PasswordHasher,
    private readonly factors: SecondFactors,
    private readonly sessions: SessionStore,
    private readonly watch: SessionWatch,
    private readonly tokens: AccessTokens,
    private readonly factorDuty: SecondFactorDuty,
    private readonly settings: AccessSettings,
    private readonly log: SecurityLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  /**
   * An unknown login name costs the same work, counts the same failures and gets the same answer as a wrong password.
   * Only after the right password is a second factor asked for; its codes count as attempts, too. Throws LockedOutError,
   * SignInBusyError or NotSignedInError.
   */
  async signIn(words: SignInWords, origin: SessionOrigin): Promise<SessionTokens> {
    const { loginName } = words;
    const proved = await this.attempts
      .trying(loginName, () => this.prove(words))
      .catch(async (error: unknown) => {
        if (isHeldBack(error)) this.noteFailure(await this.credentials.byLoginName(loginName), error.code);
        throw error;
      });
    return this.enter(proved, origin);
  }

  /** Opens a session for somebody who has proved to be the holder of the account. */
  async enter(credential: StoredCredential, origin: SessionOrigin, means = BY_PASSWORD): Promise<SessionTokens> {
    const { accountId, orgCode } = credential;
    const session = await this.sessions.open(accountId, origin, means);
    const { sessionId: subject } = session;
    const facts = means.byProvider ? { facts: { by: 'provider', factor: means.providerFactor } } : {};
    await this.log.record({ kind: 'sign-in', outcome: 'allowed', accountId, orgCode, subject, ...facts });
    return this.tokensOf(session, credential);
  }

  /** Throws NotSignedInError where the token is unknown or was used before; a used one ends its session. */
  async refresh(refreshToken: string): Promise<SessionTokens> {
    const session = await this.sessions.rotate(refreshToken);
    const credential = session && (await this.credentials.byAccount(session.accountId));
    if (!credential) {
      this.watch.forget();
      throw new NotSignedInError('not-signed-in');
    }
    return this.tokensOf(session, credential);
  }

  /** Refresh and access tokens of the session end now. */
  async signOut({ actor: { accountId, orgCode }, sessionId }: SignedIn): Promise<void> {
    await this.sessions.revoke(sessionId);
    this.watch.forget();
    await this.log.record({ kind: 'sign-out', outcome: 'allowed', accountId, orgCode, subject: sessionId });
  }

  private async prove({ loginName, password, code }: SignInWords): Promise<StoredCredential> {
    const credential = await this.credentials.byLoginName(loginName);
    const matches = await this.hasher.matches(credential?.passwordHash, password);
    if (!credential || !matches) throw this.failure(credential, 'wrong-credentials');
    await this.checkFactor(credential, code);
    return credential;
  }

  private async checkFactor(credential: StoredCredential, code: string | undefined): Promise<void> {
    if (!(await this.factors.isConfirmed(credential.accountId))) return;
    if (code === undefined) throw new NotSignedInError('second-factor-required');
    if (!(await this.factors.accepts(credential.accountId, code)))
      throw this.failure(credential, 'wrong-second-factor');
  }

  private failure(credential: StoredCredential | undefined, code: SignInFault): NotSignedInError {
    this.noteFailure(credential, code);
    return new NotSignedInError(code);
  }

  /** Which names nobody has is not recorded: a password may have been typed in the wrong field. */
  private noteFailure(actor: StoredCredential | undefined, code: string): void {
    this.refusals.note({ kind: 'sign-in', actor, code, place: 'POST /api/v1/sessions' });
  }

  private async tokensOf(session: OpenSession, of: StoredCredential): Promise<SessionTokens> {
    const { sessionId, refreshToken, byProvider, providerFactor } = session;
    const { accountId, personId, orgCode } = of;
    const actor: Actor = { accountId, orgCode, ...(personId === null ? {} : { personId }) };
    const mustChangePassword = !byProvider && this.isPasswordDue(of);
    const mustEnrol = await this.factorDuty.isOpen({ actor, providerFactor });
    const accessToken = await this.tokens.issue({ sessionId, actor, mustChangePassword, providerFactor });
    const expiresIn = this.tokens.lifetimeSeconds;
    return { accessToken, refreshToken, expiresIn, mustChangePassword, mustEnrol, actor };
  }

  /** Runs by real time, as sessions do. */
  private isPasswordDue({ mustChange, changedAt }: StoredCredential): boolean {
    const { passwordMaxDays } = this.settings.options;
    return mustChange || (passwordMaxDays !== null && Date.parse(changedAt) + passwordMaxDays * DAY_MS < Date.now());
  }
}
