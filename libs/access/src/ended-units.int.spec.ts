import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandRunner } from '#event-store';
import { OrgTree, orgUnit, RegistryImport } from '#registry';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openAccess, type OpenAccess } from '../../../test/fixtures/open-access.fixture.js';
import { as } from './access.fixture.js';
import { AccountService, type RoleWanted } from './account-service.js';

const [city, county, town, village] = ['3701', '370102', '370102001', '370102001001'] as const;
const password = 'correct horse battery';
const person = (n: number) => `6d5c9c1a-5c35-4d0c-9a56-00000000000${n}`;
const clerkThere: RoleWanted = { role: 'villageClerk', orgCode: village };

let server: PostgresServer;
let world: OpenAccess['world'];
let app: OpenAccess['app'];
let send: OpenAccess['send'];
let accountIds: string[];
let post: (n: number, path: string, body: object) => Promise<readonly [number, unknown]>;

beforeAll(async () => {
  server = await startPostgres();
  ({ world, app, send } = await openAccess(server.url));
  const importing = app.get(RegistryImport);
  await importing.units([
    { code: city, name: '某市', level: 'city', parentCode: null },
    { code: county, name: '甲县', level: 'county', parentCode: city },
    { code: town, name: '一镇', level: 'town', parentCode: county },
    { code: village, name: '旧村', level: 'village', parentCode: town },
  ]);
  const names = ['李秀英', '王建国', '张卫国'];
  await importing.people(names.map((name, n) => ({ personId: person(n), name, orgCode: town })));
  await world.catchUp();
  const roles: readonly RoleWanted[] = [{ role: 'securityAdmin', orgCode: county }, clerkThere];
  accountIds = [];
  for (const [n] of names.entries()) {
    const wanted = { loginName: `officer${n}`, password, personId: person(n), orgCode: town, mustChange: false };
    const account = { ...wanted, roles: roles.slice(n, n + 1) };
    accountIds.push((await as(() => app.get(AccountService).open(account))).id);
  }
  await world.catchUp();
  post = async (n, path, body) => {
    const session = await send('POST', '/sessions', { body: { loginName: `officer${n}`, password } });
    const token = session.body['accessToken'] as string;
    const answer = await send('POST', path, { token, body });
    await world.catchUp();
    return [answer.status, answer.body['code']];
  };
  const env = { today: '2026-03-02', hasOpenChildren: false };
  const close = { type: 'CloseOrgUnit', on: '2026-03-02', documentNo: null, reason: '撤销建制', env } as const;
  const { position } = await as(() => app.get(CommandRunner).run(orgUnit, village, close));
  await world.catchUp();
  await app.get(OrgTree).readUpTo(position, 10_000);
}, 60_000);
afterAll(async () => {
  await app.close();
  await world.store.close();
  await server.stop();
});

const refused = [422, 'unit-ended'];

describe('in a village that was closed', () => {
  it('nobody is given an account or a role', async () => {
    expect(await post(0, '/accounts', { loginName: 'new.clerk', password, orgCode: village })).toEqual(refused);
    expect(await post(0, `/accounts/${accountIds[2]}/grants`, clerkThere)).toEqual(refused);
    expect(await post(0, `/accounts/${accountIds[2]}/grants`, { ...clerkThere, orgCode: town })).toEqual([
      200,
      undefined,
    ]);
  });

  it('a role that is held there is still taken, and lent to nobody', async () => {
    const days = { from: '2026-03-02', until: '2026-03-10', reason: '赴党校学习', substituteId: person(2) };
    expect(await post(1, '/substitutions', { ...days, ...clerkThere })).toEqual(refused);
    expect(await post(1, '/substitutions', days)).toEqual([200, undefined]);
    expect(await post(0, `/accounts/${accountIds[1]}/revocations`, clerkThere)).toEqual([200, undefined]);
  });
});
