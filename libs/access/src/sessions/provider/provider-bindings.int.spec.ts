import { beforeAll, describe, expect, it } from '@jest/globals';
import * as registry from '#registry';
import { AccessSettings } from '../../access-settings.js';
import {
  city,
  codeOf,
  county,
  http,
  me,
  otherCounty,
  person,
  signedIn,
  openHttp,
  type RegistryParts,
  type Tokens,
} from '../sessions-http.fixture.js';
import type { ProviderOptions } from './provider-options.js';
import { ProviderIdentities } from './provider-identities.js';

openHttp(registry as unknown as RegistryParts);

const issuer = 'https://id.example';
const provider: ProviderOptions = {
  issuer,
  clientId: 'cunzhi',
  clientSecret: 'a secret',
  redirectUrl: 'https://cunzhi.example/back',
  name: '统一身份认证',
  counted: { methods: [], contexts: [] },
};

beforeAll(() => {
  Object.assign(http.app.get(AccessSettings).options, { provider });
});

describe('an identity that administrators bind', () => {
  const propose = (who: Tokens, id: string, subject: string) =>
    http.send('POST', `/accounts/${id}/provider-bindings`, { token: who.accessToken, body: { subject } });
  const confirm = (who: Tokens, id: unknown) =>
    codeOf(http.send('POST', `/provider-bindings/${String(id)}/confirmation`, { token: who.accessToken }));
  const unbind = (who: Tokens, id: string) =>
    codeOf(http.send('DELETE', `/accounts/${id}/provider-identity`, { token: who.accessToken }));
  const accountOf = (subject: string) => http.app.get(ProviderIdentities).accountOf({ issuer, subject });

  it('takes two of them, who are two persons', async () => {
    const held = await signedIn('villager', county);
    const first = await signedIn('securityAdmin', county, person(1));
    const sameOne = await signedIn('securityAdmin', city, person(1));
    const second = await signedIn('securityAdmin', city, person(2));
    const { status, body } = await propose(first, held.id, 'sub-1');
    expect(status).toBe(201);
    expect(await confirm(first, body['bindingId'])).toBe('403 provider-binding-needs-two');
    expect(await confirm(sameOne, body['bindingId'])).toBe('403 provider-binding-needs-two');
    expect(await accountOf('sub-1')).toBeUndefined();
    expect(await confirm(second, body['bindingId'])).toBe(204);
    expect(await accountOf('sub-1')).toBe(held.id);
    expect(await confirm(second, body['bindingId'])).toBe('422 provider-binding-ended');
    expect(await codeOf(propose(first, held.id, 'sub-2'))).toBe('422 provider-identity-bound');
  });

  it('belongs to one account', async () => {
    const held = await signedIn('villager', county);
    const [first, second] = [await signedIn('securityAdmin', city), await signedIn('securityAdmin', city)];
    const { body } = await propose(first, held.id, 'sub-1');
    expect(await confirm(second, body['bindingId'])).toBe('422 provider-identity-taken');
    expect(await accountOf('sub-1')).not.toBe(held.id);
  });

  it('is proposed by those who keep the account, for nobody of their own, and for a day', async () => {
    const held = await signedIn('villager', county);
    const admin = await signedIn('securityAdmin', city);
    for (const [role, unit] of [
      ['systemAdmin', city],
      ['securityAdmin', otherCounty],
      ['villager', county],
    ] as const)
      expect(await codeOf(propose(await signedIn(role, unit), held.id, 'sub-3'))).toBe('404 unknown-case');
    expect(await codeOf(propose(admin, admin.id, 'sub-3'))).toBe('403 own-account');
    expect(await confirm(admin, person(9))).toBe('404 unknown-case');
    const { body } = await propose(admin, held.id, 'sub-3');
    await http.store.pool.query(`update access.provider_binding set ends_at = now() - interval '1 second'`);
    expect(await confirm(await signedIn('securityAdmin', city), body['bindingId'])).toBe('422 provider-binding-ended');
  });

  it('is taken away by one of them, and the sessions with it', async () => {
    const held = await signedIn('villager', county);
    const [first, second] = [await signedIn('securityAdmin', city), await signedIn('securityAdmin', city)];
    const { body } = await propose(first, held.id, 'sub-4');
    await confirm(second, body['bindingId']);
    expect(await unbind(await signedIn('auditAdmin', city), held.id)).toBe('404 unknown-case');
    expect(await me(held.accessToken)).toBe(200);
    expect(await unbind(first, held.id)).toBe(204);
    expect([await accountOf('sub-4'), await me(held.accessToken)]).toEqual([undefined, '401 not-signed-in']);
    expect(await unbind(first, held.id)).toBe(204);
  });

  it('is kept as a digest alone', async () => {
    const tables = ['provider_identity', 'provider_binding'];
    const rows = await Promise.all(
      tables.map((table) => http.store.pool.query(`select t::text as row from access.${table} t`)),
    );
    expect(JSON.stringify(rows.map((result) => result.rows as unknown))).not.toContain('sub-');
  });
});
