import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { generate } from 'otplib';
import {
  client,
  openIdentityProvider,
  type Answer,
  type IdentityProvider,
} from '../fixtures/identity-provider.fixture.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { letExchangesEnd, ownPage, ProviderBrowser, told } from '../fixtures/provider-browser.fixture.js';
import { enrolSecondFactor } from '../fixtures/second-factor.fixture.js';
import type { ProblemBody, Session } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

const BACK = 'http://127.0.0.1:9/sign-in/provider';

let provider: IdentityProvider;
let site: Installation;

beforeAll(async () => {
  provider = await openIdentityProvider(BACK);
  site = await openInstallation({
    SECOND_FACTOR: 'required',
    LOG_LEVEL: 'trace',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    OIDC_REDIRECT_URL: BACK,
    OIDC_SECOND_FACTOR_AMR: 'mfa',
  });
}, 120_000);
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  await site.close();
  await provider.close();
});

const browser = () => new ProviderBrowser(site.visitors, provider);
const passwordOf = (login: string) => site.passwords.get(login)!;
const byPassword = async (login: string): Promise<string> => {
  const body = { loginName: login, password: passwordOf(login) };
  return (await site.visitors.send<Session>('/sessions', { body })).body.accessToken;
};
const statusOf = async (path: string, token: string, method = 'GET') =>
  told(await site.visitors.send(path, { method, headers: { authorization: `Bearer ${token}` } }));

/** Begins, goes to the provider as somebody, and comes back with what `change` makes of the answer. */
const cameBackWith = async (change: (answer: Answer) => object | Promise<object>) => {
  const page = browser();
  const answer = await provider.visit(await page.begin(), { subject: 'sub-of-clerk' });
  return told(await page.complete(await change(answer)));
};

describe('signing in by a provider', () => {
  it('is offered by name, and sends nothing to the provider but what the protocol asks for', async () => {
    const { body } = await site.visitors.send<{ provider: string }>('/sign-in-methods');
    expect(body).toEqual({ password: true, provider: '统一身份认证' });
    const address = new URL(await browser().begin());
    expect(address.origin).toBe(provider.issuer);
    const query = Object.fromEntries(address.searchParams);
    expect(query).toMatchObject({ response_type: 'code', scope: 'openid', code_challenge_method: 'S256' });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query[name]).toMatch(/^[\w-]{43}$/);
  });

  it('lets nobody in whose identity is bound to no account, whatever it is called', async () => {
    expect(told(await browser().signIn({ subject: 'clerk' }))).toBe('403 provider-identity-unbound');
  });

  it('opens a session for an identity that its holder has bound, once and for one account', async () => {
    const token = await byPassword('clerk');
    const page = browser();
    await expect(page.begin({ token, password: 'not the password' })).rejects.toThrow('401 wrong-credentials');
    expect(await page.bind(token, passwordOf('clerk'), { subject: 'sub-of-clerk' })).toBe('204');
    const { body } = await site.visitors.send<{ bound: boolean }>('/me/provider-identity', {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(body.bound).toBe(true);
    const again = await page.beginning({ token, password: passwordOf('clerk') });
    expect(told(again)).toBe('422 provider-identity-bound');
    const other = await byPassword('member');
    expect(await page.bind(other, passwordOf('member'), { subject: 'sub-of-clerk' })).toBe(
      '422 provider-identity-taken',
    );

    const entered = await page.signIn({ subject: 'sub-of-clerk' });
    expect([entered.status, await statusOf('/inbox', entered.body.accessToken)]).toEqual([201, '200']);
    const { refreshToken } = entered.body;
    const renewed = await site.visitors.send<Session>('/sessions/refresh', { body: { refreshToken } });
    expect(await statusOf('/sessions/current', renewed.body.accessToken, 'DELETE')).toBe('204');
    expect(await statusOf('/inbox', entered.body.accessToken)).toBe('401 not-signed-in');
  });

  it('keeps the refresh token in the cookie where the page wants it there', async () => {
    const page = browser();
    const answer = await provider.visit(await page.begin(), { subject: 'sub-of-clerk' });
    const { status, headers, body } = await page.complete({ ...answer, cookie: true });
    expect([status, body.refreshToken]).toEqual([201, undefined]);
    expect(headers.get('set-cookie')).toContain('__Secure-cunzhi-refresh=');
  });
});

describe('an answer of a provider', () => {
  it('is refused with another state', async () =>
    expect(await cameBackWith((answer) => ({ ...answer, state: 'x'.repeat(43) }))).toBe('401 provider-answer-invalid'));

  it('is refused after one that was refused: each exchange has one', async () => {
    const page = browser();
    const answer = await provider.visit(await page.begin(), { subject: 'sub-of-clerk' });
    expect(told(await page.complete({ ...answer, state: 'x' }))).toBe('401 provider-answer-invalid');
    expect(told(await page.complete(answer))).toBe('401 provider-sign-in-expired');
  });

  it('is refused with another nonce', async () => {
    const page = browser();
    const address = new URL(await page.begin());
    address.searchParams.set('nonce', 'n'.repeat(43));
    const answer = await provider.visit(address.href, { subject: 'sub-of-clerk' });
    expect(told(await page.complete(answer))).toBe('401 provider-answer-invalid');
  });

  it('is refused a second time, and so is its code in another exchange', async () => {
    const page = browser();
    const answer = await provider.visit(await page.begin(), { subject: 'sub-of-clerk' });
    expect((await page.complete(answer)).status).toBe(201);
    expect(told(await page.complete(answer))).toBe('401 provider-sign-in-expired');
    expect(await cameBackWith(({ state, iss }) => ({ state, iss, code: answer.code }))).toBe(
      '401 provider-answer-invalid',
    );
  });

  it('is refused with the code of somebody else: the verifier does not fit', async () => {
    const stolen = await provider.visit(await browser().begin(), { subject: 'sub-of-clerk' });
    expect(await cameBackWith((answer) => ({ ...answer, code: stolen.code }))).toBe('401 provider-answer-invalid');
  });

  it('is refused with a code that has run out', async () => {
    expect(
      await cameBackWith((answer) => {
        const later = Date.now() + 120_000;
        jest.spyOn(Date, 'now').mockReturnValue(later);
        return answer;
      }),
    ).toBe('401 provider-answer-invalid');
  });

  it('is refused from another issuer, or from none', async () => {
    const other = await openIdentityProvider(BACK);
    try {
      expect(
        await cameBackWith(async ({ state }) => {
          const address = new URL(await browser().begin());
          const foreign = new URL(`${other.issuer}/auth${address.search}`);
          return { ...(await other.visit(foreign.href, { subject: 'sub-of-clerk' })), state };
        }),
      ).toBe('401 provider-answer-invalid');
    } finally {
      await other.close();
    }
    expect(await cameBackWith(({ iss: _iss, ...answer }) => answer)).toBe('401 provider-answer-invalid');
  });

  it('is refused where the person has declined', async () => {
    const page = browser();
    const answer = await provider.visit(await page.begin(), { subject: 'sub-of-clerk', declines: true });
    expect(answer.error).toBe('access_denied');
    expect(told(await page.complete(answer))).toBe('401 provider-declined');
  });

  it('is refused in a browser that has not begun, and after ten minutes', async () => {
    const [page, other] = [browser(), browser()];
    const answer = await provider.visit(await page.begin(), { subject: 'sub-of-clerk' });
    expect(told(await other.complete(answer))).toBe('401 provider-sign-in-expired');
    await other.begin();
    expect(told(await other.complete(answer))).toBe('401 provider-answer-invalid');
    const token = await byPassword('member');
    expect(told(await page.confirm(token, answer))).toBe('401 provider-sign-in-expired');
    await letExchangesEnd(site.databaseUrl);
    expect(told(await page.complete(answer))).toBe('401 provider-sign-in-expired');
  });

  it('is not taken from a page of another site', async () => {
    const page = browser();
    const answer = await provider.visit(await page.begin(), { subject: 'sub-of-clerk' });
    const token = await byPassword('member');
    const foreign = [
      {},
      { ...ownPage, 'sec-fetch-site': 'cross-site' },
      { ...ownPage, origin: 'https://evil.example' },
      { ...ownPage, origin: 'null' },
    ];
    for (const headers of foreign) {
      expect(told(await page.complete(answer, headers))).toBe('403 cross-site-request');
      expect(told(await page.confirm(token, answer, headers))).toBe('403 cross-site-request');
    }
    const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect(told(await page.beginning(undefined, elsewhere))).toBe('403 cross-site-request');
    expect((await page.complete(answer)).status).toBe(201);
  });
});

describe('the second factor', () => {
  it('is asked for after the provider, once, unless the provider has asked for one that counts', async () => {
    const { secret, accessToken } = await enrolSecondFactor(site.visitors, 'leader', passwordOf('leader'));
    const page = browser();
    expect(await page.bind(accessToken, passwordOf('leader'), { subject: 'sub-of-leader' })).toBe('204');
    expect(told(await page.signIn({ subject: 'sub-of-leader' }))).toBe('401 second-factor-required');
    expect(told(await browser().complete({ secondFactor: '000000' }))).toBe('401 provider-sign-in-expired');
    expect(told(await page.complete({ secondFactor: '000000' }))).toBe('401 wrong-second-factor');
    const later = Math.floor(Date.now() / 1_000) + 30;
    const secondFactor = await generate({ secret, epoch: later });
    const entered = await page.complete({ secondFactor });
    expect([entered.status, await statusOf('/inbox', entered.body.accessToken)]).toEqual([201, '200']);
    expect(told(await page.complete({ secondFactor }))).toBe('401 provider-sign-in-expired');
    const counted = await browser().signIn({ subject: 'sub-of-leader', amr: ['pwd', 'mfa'] });
    expect(counted.status).toBe(201);
  });

  it('of the provider is enough for who has none here, in that session alone', async () => {
    const token = await enrolSecondFactor(site.visitors, 'civil', passwordOf('civil'));
    const page = browser();
    expect(await page.bind(token.accessToken, passwordOf('civil'), { subject: 'sub-of-civil' })).toBe('204');
    const removed = await site.visitors.send<null>('/me/second-factor/removal', {
      headers: { authorization: `Bearer ${token.accessToken}` },
      body: { presentPassword: passwordOf('civil'), code: token.recoveryCodes[0] },
    });
    expect(removed.status).toBe(204);
    const without = await page.signIn({ subject: 'sub-of-civil' });
    expect(await statusOf('/inbox', without.body.accessToken)).toBe('403 second-factor-enrolment-required');
    const withFactor = await page.signIn({ subject: 'sub-of-civil', amr: ['mfa'] });
    expect([withFactor.body.mustEnrol, await statusOf('/inbox', withFactor.body.accessToken)]).toEqual([false, '200']);
    const { refreshToken } = withFactor.body;
    const renewed = await site.visitors.send<Session>('/sessions/refresh', { body: { refreshToken } });
    expect(await statusOf('/inbox', renewed.body.accessToken)).toBe('200');
  });
});

describe('a provider that is down', () => {
  it('is named as such, while passwords go on working, and is used again when it is back', async () => {
    const page = browser();
    const answer = await provider.visit(await page.begin(), { subject: 'sub-of-clerk' });
    await provider.close();
    const failed = await page.complete(answer);
    expect([told(failed), failed.headers.get('retry-after')]).toEqual(['503 provider-unavailable', '10']);
    expect(await statusOf('/me', await byPassword('clerk'))).toBe('200');
    provider = await openIdentityProvider(BACK, provider.port);
  });
});

describe('what is on record', () => {
  it('is who came in by the provider, who bound what, and what was refused, with nothing of the identity', async () => {
    const { accessToken } = await enrolSecondFactor(site.visitors, 'audit', passwordOf('audit'));
    const lines = async (query: string) => {
      const headers = { authorization: `Bearer ${accessToken}` };
      type Lines = ProblemBody & Readonly<{ items: readonly Readonly<Record<string, unknown>>[] }>;
      return (await site.visitors.send<Lines>(`/security-log?size=500&${query}`, { headers })).body.items;
    };
    const entered = await lines('kind=sign-in&outcome=allowed');
    expect(entered).toContainEqual(expect.objectContaining({ facts: { by: 'provider', factor: true } }));
    expect(entered).toContainEqual(expect.objectContaining({ facts: { by: 'provider', factor: false } }));
    const changes = await lines('kind=credential-change');
    expect(changes).toContainEqual(expect.objectContaining({ facts: { change: 'provider-identity-bound' } }));
    const refused = new Set((await lines('kind=sign-in&outcome=refused')).map(({ code }) => code));
    for (const code of ['provider-identity-unbound', 'provider-answer-invalid', 'provider-sign-in-expired'])
      expect(refused).toContain(code);
    const everything = JSON.stringify(await lines('')) + site.output();
    for (const word of ['sub-of-', client.secret, 'code_challenge', provider.issuer])
      expect(everything).not.toContain(word);
  });
});
