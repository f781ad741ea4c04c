import { describe, expect, it } from '@jest/globals';
import * as registry from '#registry';
import { county, http, me, opened, password, openHttp, type RegistryParts } from './sessions-http.fixture.js';

openHttp(registry as unknown as RegistryParts);

describe('a session kept in a cookie', () => {
  const origin = () => http.address;
  const start = async () => {
    const { loginName } = await opened(null, county);
    const answer = await fetch(`${http.address}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ loginName, password, cookie: true }),
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    return { cookie, body: (await answer.json()) as Record<string, unknown> };
  };
  const refresh = async (headers: Record<string, string>) => {
    const answer = await fetch(`${http.address}/api/v1/sessions/refresh`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });
    return { status: answer.status, cookie: answer.headers.getSetCookie()[0] ?? '' };
  };
  const pairOf = (cookie: string) => cookie.split(';', 1)[0]!;

  it('has its refresh token there and nowhere else, out of reach of scripts and other sites', async () => {
    const { cookie, body } = await start();
    expect(cookie).toMatch(
      /^__Secure-cunzhi-refresh=[\w-]{43}; Max-Age=43200; Path=\/api\/v1\/sessions; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(body['refreshToken']).toBeUndefined();
    expect(await me(String(body['accessToken']))).toBe(200);
  });

  it('is renewed from our own page only', async () => {
    const { cookie } = await start();
    const sent = { cookie: pairOf(cookie), 'x-cunzhi-request': '1' };
    const { 'x-cunzhi-request': _left, ...plain } = sent;
    expect((await refresh(plain)).status).toBe(403);
    expect((await refresh({ ...sent, origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await refresh({ ...sent, origin: 'null' })).status).toBe(403);
    expect((await refresh({ ...sent, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const first = await refresh({ ...sent, origin: origin(), 'sec-fetch-site': 'same-origin' });
    expect(first.status).toBe(201);
    expect((await refresh({ ...sent, cookie: pairOf(first.cookie) })).status).toBe(201);
    expect((await refresh({ 'x-cunzhi-request': '1' })).status).toBe(401);
  });

  it('loses its cookie when it is signed out', async () => {
    const { body } = await start();
    const answer = await fetch(`${http.address}/api/v1/sessions/current`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${String(body['accessToken'])}` },
    });
    expect([answer.status, answer.headers.getSetCookie()[0]]).toEqual([
      204,
      expect.stringContaining('__Secure-cunzhi-refresh=; Max-Age=0'),
    ]);
  });
});
