import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SignJWT } from 'jose';
import { AccessSettings, type AccessOptions } from '../access-settings.js';
import { AccessTokens, type SignedIn } from './access-tokens.js';

const key = Buffer.alloc(32, 7);
const signedIn: SignedIn = {
  sessionId: 's1',
  actor: { accountId: '6d5c9c1a-5c35-4d0c-9a56-000000000001', personId: 'p1', orgCode: '370102001' },
  mustChangePassword: false,
  providerFactor: false,
};
const tokensOf = (options: Partial<AccessOptions> = {}, tokenKey: Uint8Array = key) =>
  new AccessTokens(new AccessSettings(tokenKey, options));

/** A token that is right in everything but what is changed. */
const forged = (change: (jwt: SignJWT) => SignJWT, subject = signedIn.actor.accountId, typ = 'at+jwt') =>
  change(
    new SignJWT({ sid: 's1' })
      .setProtectedHeader({ alg: 'HS256', typ })
      .setSubject(subject)
      .setIssuer('cunzhi')
      .setAudience('cunzhi-api')
      .setIssuedAt()
      .setExpirationTime('5m'),
  ).sign(key);

const refusalOf = (token: string) =>
  tokensOf()
    .verify(token)
    .then(String, (error: { code: string }) => error.code);

afterEach(() => {
  jest.restoreAllMocks();
});

describe('access tokens', () => {
  it('name the account, its person and its session', async () => {
    const token = await tokensOf().issue(signedIn);
    expect(await tokensOf().verify(token)).toEqual(signedIn);
    const bare = { ...signedIn, actor: { accountId: signedIn.actor.accountId }, mustChangePassword: true };
    expect(await tokensOf().verify(await tokensOf().issue(bare))).toEqual(bare);
  });

  it('are accepted as the specs forge them, so that each forgery is refused for its own reason', async () => {
    const token = await forged((jwt) => jwt);
    expect((await tokensOf().verify(token)).actor).toEqual({ accountId: signedIn.actor.accountId });
  });

  it('are refused from another key, issuer or audience', async () => {
    expect(await refusalOf(await tokensOf({}, Buffer.alloc(32, 8)).issue(signedIn))).toBe('not-signed-in');
    expect(await refusalOf(await tokensOf({ issuer: 'another' }).issue(signedIn))).toBe('not-signed-in');
    expect(await refusalOf(await tokensOf({ audience: 'another' }).issue(signedIn))).toBe('not-signed-in');
  });

  it('are refused without a signature, without an end, or of another type', async () => {
    const [, payload] = (await tokensOf().issue(signedIn)).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    expect(await refusalOf(`${header}.${payload}.`)).toBe('not-signed-in');
    expect(await refusalOf('nonsense')).toBe('not-signed-in');
    expect(await refusalOf(await forged((jwt) => jwt, undefined, 'JWT'))).toBe('not-signed-in');
    const endless = new SignJWT({ sid: 's1' }).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' });
    endless.setSubject(signedIn.actor.accountId).setIssuer('cunzhi').setAudience('cunzhi-api');
    expect(await refusalOf(await endless.sign(key))).toBe('not-signed-in');
  });

  it('never name the system', async () =>
    expect(await refusalOf(await forged((jwt) => jwt, 'system:import'))).toBe('not-signed-in'));

  it('say when they have expired, also when they were seen before', async () => {
    const tokens = tokensOf({ accessTokenSeconds: 900 });
    const token = await tokens.issue(signedIn);
    expect(await tokens.verify(token)).toEqual(signedIn);
    const later = Date.now() + 901_000;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'token-expired' });
    jest.restoreAllMocks();
    expect(await refusalOf(await tokensOf({ accessTokenSeconds: -1 }).issue(signedIn))).toBe('token-expired');
  });

  it('need a key of 32 bytes', () => expect(() => new AccessSettings(Buffer.alloc(31))).toThrow('at least 32 bytes'));
});
