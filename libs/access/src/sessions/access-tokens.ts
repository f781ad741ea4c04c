import { Injectable } from '@nestjs/common';
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Actor } from '#kernel';
import { AccessSettings } from '../access-settings.js';
import { NotSignedInError } from '../session-error.js';

/**
 * Whom an access token names. `mustChangePassword` admits to nothing but the change of the password. `providerFactor`: the
 * provider by whom the session was opened has asked for a second factor.
 */
export type SignedIn = Readonly<{
  sessionId: string;
  actor: Actor;
  mustChangePassword: boolean;
  providerFactor: boolean;
}>;

type Verified = Readonly<{ signedIn: SignedIn; expiresAt: number }>;

const ALGORITHM = 'HS256';
const REMEMBERED = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Signs and verifies access tokens. They run by real time, whatever clock the domain lives by. */
@Injectable()
export class AccessTokens {
  private readonly verified = new LRUCache<string, Verified>({ max: REMEMBERED });

  constructor(private readonly settings: AccessSettings) {}

  get lifetimeSeconds(): number {
    return this.settings.options.accessTokenSeconds;
  }

  issue({ sessionId, actor, mustChangePassword, providerFactor }: SignedIn): Promise<string> {
    const { issuer, audience } = this.settings.options;
    const { accountId, personId, orgCode } = actor;
    const issuedAt = secondsNow();
    return new SignJWT({ sid: sessionId, pid: personId, org: orgCode, mcp: mustChangePassword, pf: providerFactor })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
      .setSubject(accountId)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + this.lifetimeSeconds)
      .sign(this.settings.tokenKey);
  }

  /** Throws NotSignedInError: `token-expired` for a token that was good, `not-signed-in` for any other. */
  async verify(token: string): Promise<SignedIn> {
    const known = this.verified.get(token) ?? (await this.check(token));
    if (known.expiresAt <= secondsNow()) throw new NotSignedInError('token-expired');
    return known.signedIn;
  }

  private async check(token: string): Promise<Verified> {
    const { issuer, audience } = this.settings.options;
    const required = { issuer, audience, typ: 'at+jwt', algorithms: [ALGORITHM], requiredClaims: ['exp', 'sub'] };
    try {
      const { payload } = await jwtVerify(token, this.settings.tokenKey, required);
      const verified = { signedIn: signedInOf(payload), expiresAt: payload.exp! };
      this.verified.set(token, verified);
      return verified;
    } catch (error) {
      throw new NotSignedInError(error instanceof errors.JWTExpired ? 'token-expired' : 'not-signed-in');
    }
  }
}

const signedInOf = ({ sub, sid, pid, org, mcp, pf }: JWTPayload): SignedIn => {
  if (typeof sub !== 'string' || !UUID.test(sub) || typeof sid !== 'string') throw new Error('not one of our tokens');
  const actor: Actor = {
    accountId: sub,
    ...(typeof pid === 'string' ? { personId: pid } : {}),
    ...(typeof org === 'string' ? { orgCode: org } : {}),
  };
  return { sessionId: sid, actor, mustChangePassword: mcp === true, providerFactor: pf === true };
};

const secondsNow = (): number => Math.floor(Date.now() / 1000);
