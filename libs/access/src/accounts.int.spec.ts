import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RegistryImport } from '#registry';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openAccess, type OpenAccess } from '../../../test/fixtures/open-access.fixture.js';
import { as, recordTerm } from './access.fixture.js';
import { AccountService, type NewAccount } from './account-service.js';
import { PasswordHasher } from './password-hasher.js';

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
  const names = ['李秀英', '王建国', '张卫国', '赵敏', '陈静', '刘洋', '孙磊', '周敏', '吴刚'];
  await importing.people(names.map((name, n) => ({ personId: person(n), name, orgCode: village })));
  await recordTerm(world.log, { personId: person(0), orgCode: village, startedOn: '2026-03-01' });
  await world.catchUp();
  await opened('admin', 1, { roles: [{ role: 'securityAdmin', orgCode: county }] });
  await opened('officer', 2, { roles: [{ role: 'townOrgOfficer', orgCode: town }] });
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
const lastEvent = async () => (await world.log.readAll({ direction: 'backward', limit: 1 }))[0]!;
const tokenOf = async (loginName: string, given = password) => (await signIn(loginName, given)).accessToken;

describe('keeping accounts', () => {
  const account = (loginName: string, orgCode: string = town) => ({ loginName, password, orgCode });

  it('is for the security administrator, within their units', async () => {
    const [admin, officer] = [await tokenOf('admin'), await tokenOf('officer')];
    const statusOf = async (token: string, orgCode: string) =>
      (await send('POST', '/accounts', { token, body: account(`at${orgCode}`, orgCode) })).status;
    expect(await statusOf(admin, village)).toBe(200);
    expect(await statusOf(admin, otherCounty)).toBe(403);
    expect(await statusOf(admin, city)).toBe(403);
    expect(await statusOf(officer, town)).toBe(403);
  });

  it('tells nobody else which login names are taken', async () => {
    const token = await tokenOf('officer');
    for (const body of [account('admin'), { ...account('free'), password: 'short' }])
      expect(await send('POST', '/accounts', { token, body })).toEqual({
        status: 403,
        body: { code: 'not-permitted' },
      });
  });

  it.each([
    [{ loginName: 'officer' }, 'login-name-taken'],
    [{ loginName: 'two words' }, 'login-name-invalid'],
    [{ password: 'short' }, 'password-too-short'],
    [{ loginName: 'long.login.name', password: 'Long.Login.Name' }, 'password-is-login-name'],
  ])('refuses %p as %s', async (change, code) => {
    const token = await tokenOf('admin');
    const before = (await lastEvent()).position;
    const body = { ...account('another'), ...change };
    expect(await send('POST', '/accounts', { token, body })).toEqual({ status: 422, body: { code } });
    expect((await lastEvent()).position).toBe(before);
  });

  it('opens one account for one idempotency key, and another for another keeper', async () => {
    const token = await tokenOf('admin');
    const headers = { 'idempotency-key': 'open-account-1' };
    const body = account('once');
    const first = await send('POST', '/accounts', { token, body, headers });
    const { position } = await lastEvent();
    expect(await send('POST', '/accounts', { token, body, headers })).toEqual(first);
    expect((await lastEvent()).position).toBe(position);
    await opened('admin2', 5, { roles: [{ role: 'securityAdmin', orgCode: county }] });
    const other = await send('POST', '/accounts', {
      token: await tokenOf('admin2'),
      body: account('twice'),
      headers,
    });
    expect(other.status).toBe(200);
    expect(other.body['id']).not.toBe(first.body['id']);
  });

  it('takes one idempotency key for one login name', async () => {
    const token = await tokenOf('admin');
    const headers = { 'idempotency-key': 'open-account-2' };
    await send('POST', '/accounts', { token, body: account('keyed'), headers });
    expect(await send('POST', '/accounts', { token, body: account('otherwise'), headers })).toEqual({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect((await send('POST', '/sessions', { body: { loginName: 'keyed', password } })).status).toBe(201);
  });

  it('gives a login name to the first of two who want it at once, and leaves the other no account', async () => {
    const hasher = app.get(PasswordHasher);
    const hash = hasher.hash.bind(hasher);
    let winner = '';
    jest.spyOn(hasher, 'hash').mockImplementationOnce(async (given) => {
      winner = await opened('wanted', 4);
      return hash(given);
    });
    await expect(opened('wanted', 4)).rejects.toMatchObject({ code: 'login-name-taken' });
    expect((await signIn('wanted')).account.accountId).toBe(winner);
    const last = await lastEvent();
    expect(last.type).toBe('AccountClosed.v1');
    expect(last.stream).not.toBe(`account-${winner}`);
  });

  it.each(['short', 'with space', 'x'.repeat(201)])('refuses the idempotency key %p', async (key) => {
    const token = await tokenOf('admin');
    const sent = { token, body: account('never'), headers: { 'idempotency-key': key } };
    expect(await send('POST', '/accounts', sent)).toMatchObject({
      status: 400,
      body: { code: 'invalid-idempotency-key' },
    });
  });

  it('records who did it, and under which correlation', async () => {
    const { accessToken: token, account: admin } = await signIn('admin');
    const correlation = '0b0f4f0e-0000-4000-8000-0000000000AA';
    const headers = { 'x-correlation-id': correlation };
    await send('POST', '/accounts', { token, body: account('recorded'), headers });
    const { actor, correlationId } = (await lastEvent()).metadata;
    expect(actor).toEqual({ accountId: admin.accountId, personId: person(1), orgCode: town });
    expect(correlationId).toBe(correlation.toLowerCase());
    const badly = { 'x-correlation-id': 'badly formed', 'idempotency-key': 'recorded-2' };
    await send('POST', '/accounts', { token, body: account('recorded2'), headers: badly });
    const { metadata } = await lastEvent();
    expect(metadata.correlationId).toBe(metadata.commandId);
  });

  it('grants and revokes roles, which hold from the next command on', async () => {
    const admin = await tokenOf('admin');
    const id = await opened('clerk', 4);
    const token = await tokenOf('clerk');
    const role = { role: 'villageClerk', orgCode: village };
    const seen = async () => {
      const { body } = await send('GET', `/people/${person(0)}/posts`, { token });
      return (body['items'] as unknown[]).length;
    };
    const counts = [await seen()];
    for (const path of ['grants', 'revocations']) {
      expect((await send('POST', `/accounts/${id}/${path}`, { token: admin, body: role })).status).toBe(200);
      await world.catchUp();
      counts.push(await seen());
    }
    expect(counts).toEqual([0, 1, 0]);
  });

  it('is never for the own account, nor beyond the own units', async () => {
    const { accessToken: token, account: admin } = await signIn('admin');
    const grant = (id: string, body: object) => send('POST', `/accounts/${id}/grants`, { token, body });
    expect(await grant(admin.accountId, { role: 'auditAdmin', orgCode: town })).toEqual({
      status: 403,
      body: { code: 'own-account' },
    });
    const { account: officer } = await signIn('officer');
    expect((await grant(officer.accountId, { role: 'townLeader', orgCode: city })).status).toBe(403);
    expect((await grant(officer.accountId, { role: 'emperor', orgCode: town })).status).toBe(400);
    expect((await grant(person(9), { role: 'townLeader', orgCode: town })).status).toBe(404);
  });

  it('makes an administrator by two, of different kinds', async () => {
    const [token, id] = [await tokenOf('admin'), await opened('proposed', 7)];
    await opened('system', 8, { roles: [{ role: 'systemAdmin', orgCode: county }] });
    const administrator = { role: 'auditAdmin', orgCode: town };
    const confirm = async (login: string) => {
      const path = `/accounts/${id}/administrator-confirmations`;
      const { status, body } = await send('POST', path, { token: await tokenOf(login), body: administrator });
      await world.catchUp();
      return `${status} ${String(body['code'])}`;
    };
    const held = async () => (await signIn('proposed')).account as unknown as { roles: readonly { role: string }[] };
    const proposal = { token, body: administrator };
    expect((await send('POST', `/accounts/${id}/grants`, proposal)).status).toBe(200);
    await world.catchUp();
    expect((await held()).roles).toEqual([]);
    expect(await confirm('admin')).toBe('403 not-permitted');
    expect(await confirm('officer')).toBe('404 unknown-case');
    expect((await held()).roles).toEqual([]);
    expect(await confirm('system')).toMatch(/^200/);
    expect((await held()).roles).toMatchObject([{ role: 'auditAdmin' }]);
    expect(await confirm('system')).toBe('422 administrator-not-proposed');
  });

  it('gives a role to persons only, and keeps the administrators apart over all accounts of a person', async () => {
    const token = await tokenOf('admin');
    const refusalOf = async (loginName: string, personId: string | undefined, role: string) => {
      const { body } = await send('POST', '/accounts', { token, body: { ...account(loginName), personId } });
      await world.catchUp();
      const wanted = { token, body: { role, orgCode: town } };
      const { status, body: refusal } = await send('POST', `/accounts/${String(body['id'])}/grants`, wanted);
      return `${status} ${String(refusal['code'])}`;
    };
    expect(await refusalOf('nobodys', undefined, 'townOrgOfficer')).toBe('422 account-without-person');
    expect(await refusalOf('nobodys2', undefined, 'securityAdmin')).toBe('422 account-without-person');
    expect(await refusalOf('stray', person(9), 'auditAdmin')).toBe('422 administrator-not-registered');
    await opened('audit', 6, { roles: [{ role: 'auditAdmin', orgCode: county }] });
    expect(await refusalOf('second', person(6), 'townOrgOfficer')).toBe('422 administrators-are-separate');
    expect(await refusalOf('second2', person(2), 'auditAdmin')).toBe('422 administrators-are-separate');
  });

  it('ends an account with its sessions and frees its login name', async () => {
    const id = await opened('leaver', 4);
    const { refreshToken } = await signIn('leaver');
    const token = await tokenOf('admin');
    expect((await send('POST', `/accounts/${id}/closure`, { token })).status).toBe(200);
    expect((await send('POST', '/sessions/refresh', { body: { refreshToken } })).status).toBe(401);
    expect(await opened('leaver', 4)).not.toBe(id);
  });

  it('does not open a closed account again by repeating the command that opened it', async () => {
    const sent = { token: await tokenOf('admin'), body: account('gone'), headers: { 'idempotency-key': 'open-gone' } };
    const { body } = await send('POST', '/accounts', sent);
    await send('POST', `/accounts/${String(body['id'])}/closure`, { token: sent.token });
    expect(await send('POST', '/accounts', sent)).toEqual({ status: 422, body: { code: 'account-closed' } });
    expect((await send('POST', '/sessions', { body: { loginName: 'gone', password } })).status).toBe(401);
  });
});
