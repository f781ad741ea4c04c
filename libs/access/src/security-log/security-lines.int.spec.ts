import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegistryImport } from '#registry';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openAccess, type OpenAccess } from '../../../../test/fixtures/open-access.fixture.js';
import { as } from '../access.fixture.js';
import { AccountService } from '../account-service.js';
import { SecurityLog } from '../contract/security-log.contract.js';
import type { Role } from '../domain/roles.js';

const [city, county, otherCounty] = ['3701', '370102', '370103'] as const;
const password = 'correct horse battery';

type Line = Readonly<{ seq: number; kind: string; accountId: string | null; subject: string | null; facts: object }>;

let server: PostgresServer;
let world: OpenAccess['world'];
let app: OpenAccess['app'];
let send: OpenAccess['send'];
const accounts = new Map<string, Readonly<{ id: string; token: string }>>();

const personOf = (n: number) => `6d5c9c1a-5c35-4d0c-9a56-00000000000${n}`;

const opened = async (loginName: string, role: Role, orgCode: string) => {
  const personId = personOf(accounts.size);
  await app.get(RegistryImport).people([{ personId, name: '某人', orgCode }]);
  await world.catchUp();
  const wanted = { loginName, password, personId, orgCode, roles: [{ role, orgCode }], mustChange: false };
  const { id } = await as(() => app.get(AccountService).open(wanted));
  await world.catchUp();
  const { body } = await send('POST', '/sessions', { body: { loginName, password } });
  accounts.set(loginName, { id, token: String(body['accessToken']) });
};
const ask = (login: string, query = '') => send('GET', `/security-log${query}`, { token: accounts.get(login)!.token });
const linesOf = async (login: string, query = '') => (await ask(login, query)).body['items'] as readonly Line[];
const idOf = (login: string) => accounts.get(login)!.id;

beforeAll(async () => {
  server = await startPostgres();
  ({ world, app, send } = await openAccess(server.url));
  await app.get(RegistryImport).units([
    { code: city, name: '某市', level: 'city', parentCode: null },
    { code: county, name: '甲县', level: 'county', parentCode: city },
    { code: otherCounty, name: '乙县', level: 'county', parentCode: city },
  ]);
  await world.catchUp();
  await opened('auditor', 'auditAdmin', city);
  await opened('county.auditor', 'auditAdmin', county);
  await opened('officer', 'countyAuditOfficer', county);
  await opened('other', 'countyAuditOfficer', otherCounty);
  await opened('security', 'securityAdmin', city);
  await opened('system', 'systemAdmin', city);
}, 60_000);
afterAll(async () => {
  await app.close();
  await world.store.close();
  await server.stop();
});

describe('reading the security log', () => {
  it('is for the audit administrator: to everyone else there is no such route', async () => {
    for (const login of ['officer', 'security', 'system'])
      expect(await ask(login)).toEqual({ status: 404, body: { code: 'no-such-route' } });
    expect((await send('GET', '/security-log')).status).toBe(401);
    expect((await ask('auditor')).status).toBe(200);
  });

  it('reaches as far as the units of the auditor', async () => {
    const signIns = await linesOf('county.auditor', '?kind=sign-in');
    expect(signIns.map(({ accountId }) => accountId)).toEqual([idOf('officer'), idOf('county.auditor')]);
    expect((await linesOf('auditor', '?kind=sign-in')).length).toBe(6);
  });

  it('shows what belongs to no unit to the top of the tree only', async () => {
    await send('POST', '/sessions', { body: { loginName: 'nobody', password } });
    const unknown = '?kind=sign-in&outcome=refused';
    expect(await linesOf('county.auditor', unknown)).toEqual([]);
    expect((await linesOf('auditor', unknown)).map(({ accountId }) => accountId)).toEqual([null]);
  });

  it('finds who opened an account and gave it a role', async () => {
    const changes = await linesOf('auditor', `?kind=permission-change&subject=${idOf('officer')}`);
    expect(changes.map(({ accountId, facts }) => [accountId, facts])).toEqual([
      ['system:spec', { change: 'grant', role: 'countyAuditOfficer', orgCode: county }],
      ['system:spec', { change: 'open', orgCode: county }],
    ]);
  });

  it('goes back page by page without a gap, and is itself on record', async () => {
    const first = await ask('auditor', '?size=2');
    const [newest, second] = first.body['items'] as Line[];
    expect(newest!.kind).toBe('log-read');
    expect(first.body['next']).toBe(second!.seq);
    const [third] = await linesOf('auditor', `?size=2&before=${second!.seq}`);
    expect([second!.seq, third!.seq]).toEqual([newest!.seq - 1, newest!.seq - 2]);
    expect((await ask('auditor', '?size=500')).body['next']).toBeNull();
  });

  it('narrows by time and by account', async () => {
    expect(await linesOf('auditor', '?from=2026-03-02T01:00:00.001Z')).toEqual([]);
    expect(await linesOf('auditor', '?until=2026-03-02T01:00:00Z')).toEqual([]);
    const own = await linesOf('auditor', `?accountId=${idOf('other')}&from=2026-03-02T09:00:00%2B08:00`);
    expect(own.map(({ kind }) => kind)).toEqual(['sign-in']);
  });

  it.each(['?kind=other', '?size=501', '?before=0', '?from=yesterday', '?unknown=1'])('refuses %s', async (query) => {
    expect((await ask('auditor', query)).status).toBe(400);
  });

  it('finds what was done with the rights of another, and by which substitution', async () => {
    const [principal, token] = [personOf(2), accounts.get('other')!.token];
    const days = { from: '2026-03-02', until: '2026-03-10', reason: '赴党校学习' };
    const wanted = { token: accounts.get('officer')!.token, body: { ...days, substituteId: personOf(3) } };
    const { body } = await send('POST', '/substitutions', wanted);
    await world.catchUp();
    const substitution = String(body['id']);
    await send('POST', `/substitutions/${substitution}/agreement`, { token });
    await world.catchUp();
    const acting = { accountId: idOf('other'), orgCode: otherCounty, onBehalfOf: principal };
    await app.get(SecurityLog).record({ kind: 'export', outcome: 'allowed', ...acting });
    const said = { accountId: idOf('other'), onBehalfOf: principal, substitutions: [substitution] };
    expect(await linesOf('auditor', `?onBehalfOf=${principal}`)).toMatchObject([{ kind: 'export', ...said }]);
    expect(await linesOf('auditor', `?substitution=${substitution}`)).toMatchObject([{ kind: 'export', ...said }]);
    expect(await linesOf('auditor', `?onBehalfOf=${personOf(3)}`)).toEqual([]);
    const [own] = await linesOf('auditor', `?kind=sign-in&accountId=${idOf('other')}`);
    expect(own).toMatchObject({ onBehalfOf: null, substitutions: [] });
  });
});
