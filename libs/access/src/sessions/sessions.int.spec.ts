import { describe, expect, it } from '@jest/globals';
import * as registry from '#registry';
import { generate } from 'otplib';
import { as } from '../access.fixture.js';
import { AccessSettings } from '../access-settings.js';
import { AccountService } from '../account-service.js';
import {
  city,
  change,
  codeOf,
  county,
  http,
  me,
  otherCounty,
  password,
  person,
  signedIn,
  signIn,
  type Tokens,
  openHttp,
  type RegistryParts,
} from './sessions-http.fixture.js';

openHttp(registry as unknown as RegistryParts);

type Listed = Readonly<{ sessionId: string; current: boolean; device: string; network: string }>;

describe('the own sessions', () => {
  it('are listed in coarse words, and no other account has them', async () => {
    const { loginName, accessToken: token } = await signedIn(null, county);
    await signIn(loginName);
    const { body } = await http.send('GET', '/me/sessions', { token });
    const listed = body as unknown as readonly Listed[];
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    expect(listed[0]).toMatchObject({ device: 'program', network: '127.0.0.0/24' });
    const other = await signedIn(null, county);
    const path = `/me/sessions/${listed[0]!.sessionId}`;
    expect(await codeOf(http.send('DELETE', path, { token: other.accessToken }))).toBe('422 unknown-session');
    expect(await me(token)).toBe(200);
  });

  it('are ended one by one or all but this one, and their access tokens with them', async () => {
    const { loginName, accessToken: token } = await signedIn(null, county);
    const [second, third] = [await signIn(loginName), await signIn(loginName)];
    const { body } = await http.send('GET', '/me/sessions', { token: second.accessToken });
    const { sessionId } = (body as unknown as readonly Listed[]).find(({ current }) => current)!;
    expect(await me(second.accessToken)).toBe(200);
    expect(await codeOf(http.send('DELETE', `/me/sessions/${sessionId}`, { token }))).toBe(204);
    expect(await me(second.accessToken)).toBe('401 not-signed-in');
    expect(await me(third.accessToken)).toBe(200);
    expect(await codeOf(http.send('DELETE', '/me/sessions', { token }))).toBe(204);
    expect([await me(token), await me(third.accessToken)]).toEqual([200, '401 not-signed-in']);
  });

  it('are ended by the security administrator above, and by nobody else', async () => {
    const held = await signedIn(null, county);
    const end = async (who: Tokens, id = held.id) =>
      codeOf(http.send('DELETE', `/accounts/${id}/sessions`, { token: who.accessToken }));
    const [elsewhere, nowhere] = [await signedIn('securityAdmin', otherCounty), person(9)];
    for (const id of [held.id, nowhere]) {
      expect(await end(await signedIn('systemAdmin', city), id)).toBe('404 unknown-case');
      expect(await end(elsewhere, id)).toBe('404 unknown-case');
    }
    const admin = await signedIn('securityAdmin', city);
    expect(await end(admin, admin.id)).toBe('403 own-account');
    expect(await end(admin, nowhere)).toBe('404 unknown-case');
    expect(await me(held.accessToken)).toBe(200);
    expect(await end(admin)).toBe(204);
    expect(await me(held.accessToken)).toBe('401 not-signed-in');
  });

  it('end with their account at once', async () => {
    const held = await signedIn(null, county);
    await as(() => http.app.get(AccountService).close(held.id));
    expect(await me(held.accessToken)).toBe('401 not-signed-in');
  });
});

describe('a second factor that is required', () => {
  it('binds an open session from the moment in which a role asks for it, and as long', async () => {
    Object.assign(http.app.get(AccessSettings).options, { secondFactor: 'required' });
    try {
      const held = await signedIn('villager', county);
      const read = () => codeOf(http.send('GET', '/me/sessions', { token: held.accessToken }));
      expect([held.mustEnrol, await read()]).toEqual([false, 200]);
      await change((accounts) => accounts.grant(held.id, { role: 'countyReviewer', orgCode: county }));
      expect(await read()).toBe('403 second-factor-enrolment-required');
      await change((accounts) => accounts.revoke(held.id, 'countyReviewer', county));
      expect(await read()).toBe(200);
    } finally {
      Object.assign(http.app.get(AccessSettings).options, { secondFactor: 'relaxed' });
    }
  });

  it('keeps a reviewer from everything but enrolling it', async () => {
    Object.assign(http.app.get(AccessSettings).options, { secondFactor: 'required' });
    try {
      const held = await signedIn('countyReviewer', county);
      const token = held.accessToken;
      const refused = '403 second-factor-enrolment-required';
      expect(held.mustEnrol).toBe(true);
      expect([await me(token), await codeOf(http.send('GET', '/me/sessions', { token }))]).toEqual([200, refused]);
      expect(await codeOf(http.send('POST', '/accounts', { token, body: {} }))).toBe(refused);
      const { body } = await http.send('POST', '/me/second-factor', { token, body: { presentPassword: password } });
      expect(String(body['uri'])).toContain('otpauth://totp/');
      const secret = String(body['secret']);
      const confirmed = await http.send('POST', '/me/second-factor/confirmation', {
        token,
        body: { code: await generate({ secret }) },
      });
      expect(confirmed.status).toBe(200);
      expect(await codeOf(http.send('GET', '/me/sessions', { token }))).toBe(200);
      const again = { loginName: held.loginName, password };
      expect(await codeOf(http.send('POST', '/sessions', { body: again }))).toBe('401 second-factor-required');
      const [recovery] = confirmed.body['recoveryCodes'] as string[];
      expect((await signIn(held.loginName, password, recovery)).mustEnrol).toBe(false);
      expect((await signedIn('villager', county)).mustEnrol).toBe(false);
    } finally {
      Object.assign(http.app.get(AccessSettings).options, { secondFactor: 'relaxed' });
    }
  });
});
