import { describe, expect, it, jest } from '@jest/globals';
import { generate } from 'otplib';
import { ReadStore } from '#read-store';
import * as registry from '#registry';
import { PEOPLE } from '#registry/contract';
import {
  city,
  codeOf,
  county,
  http,
  opened,
  openHttp,
  otherCounty,
  password,
  person,
  signedIn,
  type RegistryParts,
  type Tokens,
} from '../sessions/sessions-http.fixture.js';
import type { KeptAccountsView, KeptAccountView } from './account-view.js';

openHttp(registry as unknown as RegistryParts);

const list = async (who: Tokens, query = '') => {
  const { body } = await http.send('GET', `/accounts${query}`, { token: who.accessToken });
  return body as unknown as KeptAccountsView;
};
const idsOf = async (who: Tokens, query = '') => {
  const { items, total } = await list(who, query);
  return { ids: new Set(items.map(({ accountId }) => accountId)), total };
};
const detail = async (who: Tokens, id: string) => {
  const { status, body } = await http.send('GET', `/accounts/${id}`, { token: who.accessToken });
  return status === 200 ? (body as unknown as KeptAccountView) : `${status} ${String(body['code'])}`;
};

describe('the accounts that a security administrator keeps', () => {
  it('are those at and below the unit, with what is known of each but for its secrets', async () => {
    const keeper = await signedIn('securityAdmin', county);
    const held = await signedIn('countyReviewer', county, person(1));
    const token = held.accessToken;
    const { body } = await http.send('POST', '/me/second-factor', { token, body: { presentPassword: password } });
    const code = await generate({ secret: String(body['secret']) });
    await http.send('POST', '/me/second-factor/confirmation', { token, body: { code } });
    const known = await detail(keeper, held.id);
    expect(known).toEqual({
      accountId: held.id,
      loginName: held.loginName,
      person: { personId: person(1), name: '某人' },
      org: { code: county, name: '甲县' },
      state: 'open',
      openedOn: '2026-03-02',
      closedOn: null,
      roles: [{ role: 'countyReviewer', orgCode: county, from: '2026-03-02', until: null, inForce: true }],
      mustChangePassword: false,
      secondFactor: { enrolled: true, needed: true },
      lockedUntil: null,
      lastSignInAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect((await list(keeper, `?q=${held.loginName}`)).items).toEqual([known]);
    expect(JSON.stringify(known)).not.toMatch(/argon2|secret|hash/i);
  });

  it('are shown to whoever has just written, once the names of people are read', async () => {
    const keeper = await signedIn('securityAdmin', county);
    const waiting = jest.spyOn(http.app.get(ReadStore), 'waitFor').mockResolvedValue(true);
    await list(keeper, '?min-position=1');
    await detail(keeper, `${keeper.id}?min-position=1`);
    expect(waiting.mock.calls.map(([names]) => names.includes(PEOPLE))).toEqual([true, true]);
    waiting.mockRestore();
  });

  it('are no others, and nobody else keeps any', async () => {
    const elsewhere = await opened('villager', otherCounty);
    const keeper = await signedIn('securityAdmin', county);
    const { ids, total } = await idsOf(keeper, '?size=100');
    expect([ids.has(elsewhere.id), ids.has(keeper.id), ids.size]).toEqual([false, true, total]);
    expect((await idsOf(await signedIn('securityAdmin', city), '?size=100')).ids.has(elsewhere.id)).toBe(true);
    for (const id of [elsewhere.id, person(9)]) expect(await detail(keeper, id)).toBe('404 unknown-account');
    for (const role of ['systemAdmin', 'auditAdmin', 'supervisionOffice'] as const) {
      const other = await signedIn(role, city);
      expect(await list(other)).toEqual({ items: [], total: 0, page: 1, size: 20 });
      expect(await detail(other, other.id)).toBe('404 unknown-account');
    }
  });

  it('are found by unit, role, state and words, page by page', async () => {
    const keeper = await signedIn('securityAdmin', city);
    const [archivist, locked, gone] = [
      await opened('archivist', county, person(2)),
      await opened(null, otherCounty),
      await opened('archivist', county),
    ];
    for (let n = 0; n < 5; n++)
      await http.send('POST', '/sessions', { body: { loginName: locked.loginName, password: 'not it at all' } });
    await http.send('POST', `/accounts/${gone.id}/closure`, { token: keeper.accessToken });
    const seen = await list(keeper, '?size=100');
    await http.catchUp();
    expect((await idsOf(keeper, '?role=archivist')).ids).toEqual(new Set([archivist.id]));
    expect((await idsOf(keeper, '?state=locked')).ids).toEqual(new Set([locked.id]));
    expect((await list(keeper, '?state=locked')).items[0]?.lockedUntil).toBe('2026-03-02T01:15:00.000Z');
    expect((await idsOf(keeper, '?state=closed')).ids).toEqual(new Set([gone.id]));
    expect(await detail(keeper, gone.id)).toMatchObject({ state: 'closed', loginName: null, roles: [] });
    const below = await idsOf(keeper, `?unit=${otherCounty}&size=100`);
    expect([below.ids.has(locked.id), below.ids.has(archivist.id)]).toEqual([true, false]);
    expect((await idsOf(keeper, `?q=${encodeURIComponent('某人')}&role=archivist`)).ids).toEqual(
      new Set([archivist.id]),
    );
    expect((await idsOf(keeper, '?q=%25')).total).toBe(0);
    const [first, second] = [await list(keeper, '?size=2'), await list(keeper, '?size=2&page=2')];
    expect([...first.items, ...second.items].map(({ loginName }) => loginName)).toEqual(
      seen.items.slice(0, 4).map(({ loginName }) => loginName),
    );
    expect(await codeOf(http.send('GET', '/accounts?state=asleep', { token: keeper.accessToken }))).toBe(400);
  });
});
