import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandAuthorizer } from '#event-store';
import type { Actor, Grantee, Separation } from '#kernel';
import { RegistryImport } from '#registry';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openAccess, type OpenAccess } from '../../../test/fixtures/open-access.fixture.js';
import { as } from './access.fixture.js';
import { AccessSettings } from './access-settings.js';
import { AccountService, type RoleWanted } from './account-service.js';
import { Mandates } from './scoping/mandates.js';

const [city, county, town, otherTown] = ['3701', '370102', '370102001', '370102002'] as const;
const password = 'correct horse battery';
const names = ['李秀英', '王建国', '张卫国', '赵敏', '陈静'];
const person = (n: number) => `6d5c9c1a-5c35-4d0c-9a56-00000000000${n}`;

let server: PostgresServer;
let world: OpenAccess['world'];
let app: OpenAccess['app'];
let send: OpenAccess['send'];
let accountIds: string[];
let tokens: string[];

beforeAll(async () => {
  server = await startPostgres();
  ({ world, app, send } = await openAccess(server.url));
  const importing = app.get(RegistryImport);
  await importing.units([
    { code: city, name: '某市', level: 'city', parentCode: null },
    { code: county, name: '甲县', level: 'county', parentCode: city },
    { code: town, name: '一镇', level: 'town', parentCode: county },
    { code: otherTown, name: '二镇', level: 'town', parentCode: county },
  ]);
  await importing.people(names.map((name, n) => ({ personId: person(n), name, orgCode: town })));
  await world.catchUp();
  const roles: RoleWanted[][] = [
    [
      { role: 'townLeader', orgCode: town },
      { role: 'archivist', orgCode: town },
    ],
    [{ role: 'townCivilOfficer', orgCode: otherTown }],
    [],
    [{ role: 'securityAdmin', orgCode: county }],
    [],
  ];
  accountIds = [];
  tokens = [];
  for (const [n, wanted] of roles.entries()) {
    const account = {
      loginName: `officer${n}`,
      password,
      personId: person(n),
      orgCode: town,
      roles: wanted,
      mustChange: false,
    };
    accountIds.push((await as(() => app.get(AccountService).open(account))).id);
    const { body } = await send('POST', '/sessions', { body: { loginName: account.loginName, password } });
    tokens.push(body['accessToken'] as string);
  }
  await world.catchUp();
}, 60_000);
beforeEach(() => world.clock.moveTo('2026-03-02'));
afterAll(async () => {
  await app.close();
  await world.store.close();
  await server.stop();
});

const post = async (n: number, path: string, body: object = {}, headers: Record<string, string> = {}) => {
  const answer = await send('POST', path, { token: tokens[n]!, body, headers });
  await world.catchUp();
  return answer;
};
const days = { from: '2026-03-02', until: '2026-03-10', reason: '赴党校学习' };
const appoint = (n: number, substitute: number, more: object = {}) =>
  post(n, '/substitutions', { ...days, substituteId: person(substitute), ...more });
const inForce = async (n: number, substitute: number, more: object = {}): Promise<string> => {
  const { body } = await appoint(n, substitute, more);
  await post(substitute, `/substitutions/${String(body['id'])}/agreement`);
  return String(body['id']);
};
const codeOf = async (actor: Actor, anyOf: readonly Grantee[], separation: readonly Separation[] = []) =>
  (await app.get(CommandAuthorizer).authorize(actor, { anyOf, separation }))?.code ?? 'permitted';
const own = (n: number): Actor => ({ accountId: accountIds[n]!, personId: person(n) });
const inPlaceOf = (n: number, principal: number) => app.get(Mandates).actorFor(own(n), person(principal));
const leader: readonly Grantee[] = [{ role: 'townLeader', org: town }];
const archivist: readonly Grantee[] = [{ role: 'archivist', org: town }];
const civil: readonly Grantee[] = [{ role: 'townCivilOfficer', org: otherTown }];

describe('a substitute', () => {
  it('acts with the rights of the principal and not with their own, once they have agreed, until the last day', async () => {
    const { body } = await appoint(0, 1);
    await expect(inPlaceOf(1, 0)).rejects.toThrow('substitution-not-in-force');
    await post(1, `/substitutions/${String(body['id'])}/agreement`);
    const actor = await inPlaceOf(1, 0);
    expect(actor).toMatchObject({ accountId: accountIds[1], personId: person(1), onBehalfOf: person(0) });
    expect(await codeOf(actor, leader)).toBe('permitted');
    expect(await codeOf(actor, [{ person: person(0) }])).toBe('permitted');
    expect(await codeOf(actor, civil)).toBe('not-permitted');
    expect(await codeOf(actor, [{ person: person(1) }])).toBe('not-permitted');
    expect(await codeOf(own(1), leader)).toBe('not-permitted');
    expect(await codeOf(own(1), civil)).toBe('permitted');
    world.clock.moveTo('2026-03-10');
    expect(await codeOf(actor, leader)).toBe('permitted');
    world.clock.moveTo('2026-03-11');
    expect(await codeOf(actor, leader)).toBe('not-permitted');
    await expect(inPlaceOf(1, 0)).rejects.toThrow('substitution-not-in-force');
    world.clock.moveTo('2026-03-02');
    await post(0, `/substitutions/${String(body['id'])}/revocation`);
    expect(await codeOf(actor, leader)).toBe('not-permitted');
  });

  it('needs the second factor that a lent role needs', async () => {
    const id = await inForce(0, 2);
    const inbox = () => send('GET', '/me/sessions', { token: tokens[2]!, headers: { 'acting-for': person(0) } });
    expect((await inbox()).status).toBe(200);
    const { options } = app.get(AccessSettings);
    Object.assign(options, { secondFactor: 'required' });
    try {
      const own = await send('GET', '/me/sessions', { token: tokens[2]! });
      const lent = await inbox();
      expect([own.status, lent.status, lent.body['code']]).toEqual([200, 403, 'second-factor-enrolment-required']);
    } finally {
      Object.assign(options, { secondFactor: 'relaxed' });
    }
    await post(2, `/substitutions/${id}/revocation`);
  });

  it('is stopped by separation in every person of the chain', async () => {
    const id = await inForce(0, 1);
    const actor = await inPlaceOf(1, 0);
    for (const n of [0, 1]) {
      const separation = [{ code: 'own-case', persons: [person(n)] }];
      expect(await codeOf(actor, leader, separation)).toBe('own-case');
    }
    await post(0, `/substitutions/${id}/revocation`);
  });

  it('of one role has that role only', async () => {
    const id = await inForce(0, 1, { role: 'archivist', orgCode: town });
    const actor = await inPlaceOf(1, 0);
    expect([await codeOf(actor, archivist), await codeOf(actor, leader)]).toEqual(['permitted', 'not-permitted']);
    expect(await codeOf(actor, [{ person: person(0) }])).toBe('not-permitted');
    await post(1, `/substitutions/${id}/revocation`);
  });

  it('of a substitute acts for the principal where the principal said so, and the one between is on record', async () => {
    const [first, second] = [await inForce(0, 1), await inForce(1, 2)];
    await expect(inPlaceOf(2, 0)).rejects.toThrow('substitution-not-in-force');
    expect(await codeOf(await inPlaceOf(2, 1), civil)).toBe('permitted');
    await post(0, `/substitutions/${first}/revocation`);
    const onward = await inForce(0, 1, { onward: true });
    const actor = await inPlaceOf(2, 0);
    expect(actor).toMatchObject({ personId: person(2), onBehalfOf: person(0), via: [person(1)] });
    expect(await codeOf(actor, leader)).toBe('permitted');
    expect(await codeOf(actor, leader, [{ code: 'drafter', persons: [person(1)] }])).toBe('drafter');
    await post(0, `/substitutions/${onward}/revocation`);
    await post(1, `/substitutions/${second}/revocation`);
  });

  it('is never that of an administrator', async () => {
    expect((await appoint(3, 1)).body).toMatchObject({ code: 'administrators-have-no-substitutes' });
    expect((await appoint(0, 3)).body).toMatchObject({ code: 'administrators-have-no-substitutes' });
  });

  it('cannot appoint a substitute for the principal', async () => {
    const id = await inForce(0, 1);
    const answer = await post(1, '/substitutions', { ...days, substituteId: person(4) }, { 'acting-for': person(0) });
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    await post(0, `/substitutions/${id}/revocation`);
  });
});

describe('the security log', () => {
  it('has a line for each step of a substitution, with who took it', async () => {
    const id = await inForce(0, 1, { role: 'archivist', orgCode: town });
    await post(0, `/substitutions/${id}/revocation`);
    const { body } = await appoint(0, 1);
    const declined = String(body['id']);
    await post(1, `/substitutions/${declined}/refusal`);
    const linesOf = async (subject: string) => {
      const { rows } = await world.store.pool.query<{ by: string; facts: object }>(
        `select account_id as by, content::jsonb -> 'facts' as facts from security.line
         where subject = $1 and kind = 'permission-change' and outcome = 'allowed' order by seq`,
        [subject],
      );
      return rows;
    };
    const { reason: _reason, ...shown } = days;
    const asked = { change: 'substitution-asked', substituteId: person(1), ...shown, onward: false };
    expect(await linesOf(id)).toEqual([
      { by: accountIds[0], facts: { ...asked, role: 'archivist', orgCode: town } },
      { by: accountIds[1], facts: { change: 'substitution-agreed' } },
      { by: accountIds[0], facts: { change: 'substitution-revoked' } },
    ]);
    expect(await linesOf(declined)).toEqual([
      { by: accountIds[0], facts: asked },
      { by: accountIds[1], facts: { change: 'substitution-declined' } },
    ]);
  });
});

describe('the header Acting-For', () => {
  it('is refused where nobody appointed the caller, on reading as on writing', async () => {
    const headers = { 'acting-for': person(0) };
    expect(await send('GET', '/substitutions', { token: tokens[2]!, headers })).toMatchObject({
      status: 403,
      body: { code: 'substitution-not-in-force' },
    });
    expect(await post(2, '/substitutions', { ...days, substituteId: person(4) }, headers)).toMatchObject({
      status: 403,
    });
  });

  it('has to be a person id', async () =>
    expect(await send('GET', '/substitutions', { token: tokens[2]!, headers: { 'acting-for': 'x' } })).toMatchObject({
      status: 400,
      body: { code: 'invalid-acting-for' },
    }));
});

describe('the own substitutions', () => {
  it('are seen on both sides, and by nobody else', async () => {
    const id = await inForce(0, 1);
    const listed = async (n: number) => {
      const { body } = await send('GET', '/substitutions', { token: tokens[n]! });
      return (body['items'] as Record<string, unknown>[]).filter(({ substitutionId }) => substitutionId === id);
    };
    const expected = [
      expect.objectContaining({
        principal: { personId: person(0), name: '李秀英' },
        substitute: { personId: person(1), name: '王建国' },
        status: 'agreed',
        inForce: true,
        reason: '赴党校学习',
      }),
    ];
    expect([await listed(0), await listed(1), await listed(2)]).toEqual([expected, expected, []]);
    expect((await post(2, `/substitutions/${id}/revocation`)).status).toBe(404);
    expect((await post(3, `/substitutions/${id}/revocation`)).status).toBe(200);
  });
});
