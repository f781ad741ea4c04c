import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegistryImport } from '#registry';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openAccess, type OpenAccess } from '../../../test/fixtures/open-access.fixture.js';
import { as, recordTerm } from './access.fixture.js';
import { AccountService, type NewAccount } from './account-service.js';

const [city, county, otherCounty, town, village] = ['3701', '370102', '370103', '370102001', '370102001001'] as const;
const person = (n: number) => `6d5c9c1a-5c35-4d0c-9a56-00000000000${n}`;
const password = 'correct horse battery';

let server: PostgresServer;
let world: OpenAccess['world'];
let app: OpenAccess['app'];
let send: OpenAccess['send'];

beforeAll(async () => {
  server = await startPostgres();
  ({ world, app, send } = await openAccess(server.url));
  const importing = app.get(RegistryImport);
  await importing.units([
    { code: city, name: '某市', level: 'city', parentCode: null },
    { code: county, name: '甲县', level: 'county', parentCode: city },
    { code: otherCounty, name: '乙县', level: 'county', parentCode: city },
    { code: town, name: '一镇', level: 'town', parentCode: county },
    { code: village, name: '东村', level: 'village', parentCode: town },
  ]);
  const names = ['李秀英', '王建国', '张卫国', '赵敏', '陈静'];
  await importing.people(names.map((name, n) => ({ personId: person(n), name, orgCode: village })));
  await recordTerm(world.log, { personId: person(0), orgCode: village, startedOn: '2026-03-01' });
  await opened('lixiuying', 0, { roles: [{ role: 'villager', orgCode: otherCounty }] });
  await opened('officer', 2, { roles: [{ role: 'townOrgOfficer', orgCode: town }] });
  await opened('stranger', 3, { roles: [{ role: 'townOrgOfficer', orgCode: otherCounty }] });
}, 60_000);
afterAll(async () => {
  await app.close();
  await world.store.close();
  await server.stop();
});

const opened = async (loginName: string, n: number, account: Partial<NewAccount> = {}) => {
  const wanted = { loginName, password, personId: person(n), orgCode: town, mustChange: false, ...account };
  const { id } = await as(() => app.get(AccountService).open(wanted));
  await world.catchUp();
  return id;
};
const signIn = async (loginName: string, given = password) => {
  const { body } = await send('POST', '/sessions', { body: { loginName, password: given } });
  return body as { accessToken: string; refreshToken: string; account: { accountId: string } };
};
const tokenOf = async (loginName: string, given = password) => (await signIn(loginName, given)).accessToken;

describe('the guard', () => {
  it.each([
    ['no token', {}],
    ['another scheme', { authorization: 'Basic bGk6cGFzcw==' }],
    ['nonsense', { authorization: 'Bearer nonsense' }],
  ])('refuses every route but the public ones to %s', async (_, headers) => {
    for (const path of ['/me', '/org-units', `/people/${person(0)}/posts`])
      expect(await send('GET', path, { headers })).toEqual({ status: 401, body: { code: 'not-signed-in' } });
  });

  it('keeps an account with a first password from everything but changing it', async () => {
    await opened('newcomer', 4, { mustChange: true });
    const { accessToken: token, refreshToken } = await signIn('newcomer');
    expect(await send('GET', '/org-units', { token })).toEqual({
      status: 403,
      body: { code: 'password-change-required' },
    });
    expect((await send('GET', '/me', { token })).status).toBe(200);
    const body = { presentPassword: password, newPassword: 'a new and longer one' };
    expect((await send('PUT', '/me/password', { token, body })).status).toBe(204);
    const renewed = await send('POST', '/sessions/refresh', { body: { refreshToken } });
    const { accessToken } = renewed.body as { accessToken: string };
    expect((await send('GET', '/org-units', { token: accessToken })).status).toBe(200);
  });
});

describe('sessions', () => {
  it('tell the account who it is and what it holds', async () => {
    const { accessToken: token, account } = await signIn('officer');
    const roles = [{ role: 'townOrgOfficer', orgCode: town, from: '2026-03-02', until: null }];
    expect(account).toEqual({
      accountId: expect.any(String),
      personId: person(2),
      name: '张卫国',
      orgCode: town,
      roles,
    });
    expect((await send('GET', '/me', { token })).body).toEqual(account);
  });

  it('end on demand', async () => {
    const { accessToken: token, refreshToken } = await signIn('officer');
    expect((await send('DELETE', '/sessions/current', { token })).status).toBe(204);
    expect(await send('POST', '/sessions/refresh', { body: { refreshToken } })).toEqual({
      status: 401,
      body: { code: 'not-signed-in' },
    });
  });

  it('answer a wrong password, and take nothing but name and password', async () => {
    const body = { loginName: 'officer', password: 'wrong' };
    expect(await send('POST', '/sessions', { body })).toEqual({
      status: 401,
      body: { code: 'wrong-credentials' },
    });
    expect((await send('POST', '/sessions', { body: { ...body, role: 'x' } })).status).toBe(400);
  });
});

describe('the registry', () => {
  it('shows the division of the land to everyone who is signed in', async () => {
    const token = await tokenOf('stranger');
    expect((await send('GET', `/org-units?parent=${city}&limit=1`, { token })).body).toEqual({
      items: [{ code: county, name: '甲县', level: 'county', parentCode: city, status: 'open' }],
      next: county,
    });
    expect((await send('GET', `/org-units/${county}`, { token })).body).toEqual({
      code: county,
      name: '甲县',
      level: 'county',
      parentCode: city,
      status: 'open',
      openedOn: '2026-03-02',
      endedOn: null,
      predecessors: [],
      successors: [],
      ancestors: [{ code: city, name: '某市', level: 'city', parentCode: null, status: 'open' }],
    });
    expect(await send('GET', '/org-units/999999', { token })).toEqual({
      status: 404,
      body: { code: 'unknown-unit' },
    });
    for (const query of ['level=hamlet', 'limit=0', 'limit=501', 'limit=x', 'colour=red'])
      expect((await send('GET', `/org-units?${query}`, { token })).status).toBe(400);
  });

  it.each([
    ['lixiuying', 1],
    ['officer', 1],
    ['stranger', 0],
  ])("shows a person's posts to %s: %p", async (loginName, count) => {
    const token = await tokenOf(loginName);
    const { body } = await send('GET', `/people/${person(0)}/posts`, { token });
    expect(body['items']).toHaveLength(count);
  });
});
