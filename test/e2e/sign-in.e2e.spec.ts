import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHmac, hkdfSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import type { ProblemBody, Session } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

let site: Installation;

beforeAll(async () => {
  site = await openInstallation();
}, 120_000);
afterAll(() => site.close());

const signIn = (loginName: string, password: string) =>
  site.visitors.send<Session & ProblemBody>('/sessions', { body: { loginName, password } });

const me = (authorization: string) =>
  site.visitors.send<ProblemBody & { name: string }>('/me', { headers: { authorization } });

/** The token of a session as it would be read after its time: signed with the key of this installation. */
const runOut = async (token: string): Promise<string> => {
  const masterKey = Buffer.from(await readFile(join(site.dataDir, 'master.key'), 'utf8'), 'base64');
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'cunzhi/access-token', 32));
  const [head = '', words = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(words, 'base64url').toString()) as { iat: number; exp: number };
  const past = { ...claims, iat: claims.iat - 3_600, exp: claims.exp - 3_600 };
  const signed = `${head}.${Buffer.from(JSON.stringify(past)).toString('base64url')}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
};

describe('signing in', () => {
  it('opens a session and tells the account who it is', async () => {
    const { status, body } = await signIn('secretary', site.passwords.get('secretary')!);
    expect(status).toBe(201);
    const answered = await me(`Bearer ${body.accessToken}`);
    expect([answered.status, answered.body.name]).toEqual([200, '赵示例']);
  });

  it('answers a wrong password and an unknown login name alike', async () => {
    const wrong = await signIn('clerk', 'not the password');
    const unknown = await signIn('nobody-here', 'not the password');
    const { instance: _one, ...said } = wrong.body;
    const { instance: _other, ...saidOfNobody } = unknown.body;
    expect([wrong.status, said.code]).toEqual([401, 'wrong-credentials']);
    expect([unknown.status, saidOfNobody]).toEqual([wrong.status, said]);
  });

  it('locks a login name after five failures, even for the right password, and says for how long', async () => {
    for (let attempt = 0; attempt < 5; attempt++) expect((await signIn('civil', 'not the password')).status).toBe(401);
    const locked = await signIn('civil', site.passwords.get('civil')!);
    expect([locked.status, locked.body.code]).toEqual([429, 'locked-out']);
    const seconds = Number(locked.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(900);
  });

  it('refuses who brings no token, a foreign one, or one that has run out', async () => {
    const { accessToken } = await site.visitors.session('member');
    const tampered = `${accessToken.slice(0, -4)}AAAA`;
    const answers = [
      await site.visitors.send('/inbox'),
      await me('Bearer abc'),
      await me(`Bearer ${tampered}`),
      await me(`Bearer ${await runOut(accessToken)}`),
    ];
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      '401 not-signed-in',
      '401 not-signed-in',
      '401 not-signed-in',
      '401 token-expired',
    ]);
    expect((await me(`Bearer ${accessToken}`)).status).toBe(200);
  });

  it('renews a session once for each refresh token, and ends it where a used one comes back', async () => {
    const { body: first } = await signIn('leader', site.passwords.get('leader')!);
    const refresh = (refreshToken: string) =>
      site.visitors.send<Session & ProblemBody>('/sessions/refresh', { body: { refreshToken } });
    const second = await refresh(first.refreshToken);
    expect(second.status).toBe(201);
    expect((await refresh(first.refreshToken)).status).toBe(401);
    expect((await refresh(second.body.refreshToken)).status).toBe(401);
  });
});
