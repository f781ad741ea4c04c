import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { enrolSecondFactor } from '../fixtures/second-factor.fixture.js';
import type { ProblemBody, Session } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

let site: Installation;

beforeAll(async () => {
  site = await openInstallation({ SECOND_FACTOR: 'required', LOG_LEVEL: 'trace' });
}, 120_000);
afterAll(() => site.close());

const passwordOf = (login: string) => site.passwords.get(login)!;
const signIn = (login: string, code?: string) =>
  site.visitors.send<Session & ProblemBody & { mustEnrol: boolean }>('/sessions', {
    body: { loginName: login, password: passwordOf(login), ...(code === undefined ? {} : { code }) },
  });
const statusOf = async (path: string, token: string, method = 'GET') => {
  const headers = { authorization: `Bearer ${token}` };
  const { status, body } = await site.visitors.send<ProblemBody | null>(path, { method, headers });
  return status < 400 ? `${status}` : `${status} ${body!.code}`;
};

describe('a program that asks for a second factor', () => {
  it('lets who checks, decides or administers do nothing before it is enrolled, and others their work', async () => {
    for (const login of ['leader', 'discipline', 'admin', 'security', 'audit']) {
      const { body } = await signIn(login);
      expect(await statusOf('/inbox', body.accessToken)).toBe('403 second-factor-enrolment-required');
      expect(await statusOf('/me', body.accessToken)).toBe('200');
    }
    expect(await statusOf('/inbox', (await signIn('clerk')).body.accessToken)).toBe('200');
  });

  it('opens once it is enrolled, and asks for a code from then on', async () => {
    const { accessToken, recoveryCodes } = await enrolSecondFactor(site.visitors, 'leader', passwordOf('leader'));
    expect(await statusOf('/inbox', accessToken)).toBe('200');
    const without = await signIn('leader');
    expect([without.status, without.body.code]).toEqual([401, 'second-factor-required']);
    const withCode = await signIn('leader', recoveryCodes[0]);
    expect([withCode.status, withCode.body.mustEnrol]).toEqual([201, false]);
  });

  it('refuses an access token at once after its session was ended', async () => {
    const { accessToken } = (await signIn('clerk')).body;
    expect(await statusOf('/me', accessToken)).toBe('200');
    expect(await statusOf('/sessions/current', accessToken, 'DELETE')).toBe('204');
    expect(await statusOf('/me', accessToken)).toBe('401 not-signed-in');
  });

  it('writes no password, token, code or secret to its log', async () => {
    const login = 'discipline';
    const { accessToken, secret, recoveryCodes } = await enrolSecondFactor(site.visitors, login, passwordOf(login));
    const [used = ''] = recoveryCodes;
    const { body } = await signIn(login, used);
    await site.visitors.send('/sessions', { body: '{"loginName":"discipline","password":"a secret in broken JSON' });
    await site.visitors.send('/recoveries/use', {
      body: { loginName: login, code: 'a-code-that-is-wrong', newPassword: 'a-password-that-is-new' },
    });
    const told = site.output();
    const secrets = [
      passwordOf(login),
      accessToken,
      secret,
      used,
      body.refreshToken,
      'a secret in broken JSON',
      'a-code-that-is-wrong',
      'a-password-that-is-new',
    ];
    expect(secrets.filter((words) => told.includes(words))).toEqual([]);
  });
});
