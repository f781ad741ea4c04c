import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandAuthorizer } from '#event-store';
import { recusalsFrom, type Actor } from '#kernel';
import { RegistryImport } from '#registry';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openAccess, type OpenAccess } from '../../../test/fixtures/open-access.fixture.js';
import { as } from './access.fixture.js';
import { AccountService, type RoleWanted } from './account-service.js';

const [city, county, town, otherTown] = ['3701', '370102', '370102001', '370102002'] as const;
const password = 'correct horse battery';
const id = (n: number) => `6d5c9c1a-5c35-4d0c-9a56-00000000000${n}`;
const whos = ['leader', 'substitute', 'between', 'office', 'otherOffice', 'registrar'] as const;
type Who = (typeof whos)[number];
const personOf = (who: Who) => id(whos.indexOf(who));
const [subject, caseId, otherCase] = [id(7), id(8), id(9)];
const roles: Readonly<Record<Who, readonly RoleWanted[]>> = {
  leader: [{ role: 'townLeader', orgCode: town }],
  substitute: [],
  between: [],
  office: [{ role: 'supervisionOffice', orgCode: county }],
  otherOffice: [{ role: 'supervisionOffice', orgCode: otherTown }],
  registrar: [{ role: 'countyOrgOfficer', orgCode: county }],
};

let server: PostgresServer;
let world: OpenAccess['world'];
let app: OpenAccess['app'];
let send: OpenAccess['send'];
const accounts = new Map<Who, Readonly<{ accountId: string; token: string }>>();

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
  await importing.people(
    [...whos.map(personOf), subject].map((personId) => ({ personId, name: '李秀英', orgCode: town })),
  );
  for (const who of whos) {
    const account = {
      loginName: who.toLowerCase(),
      password,
      personId: personOf(who),
      orgCode: town,
      mustChange: false,
    };
    const { id: accountId } = await as(() => app.get(AccountService).open({ ...account, roles: roles[who] }));
    const { body } = await send('POST', '/sessions', { body: { loginName: account.loginName, password } });
    accounts.set(who, { accountId, token: body['accessToken'] as string });
  }
  await world.catchUp();
}, 60_000);
afterAll(async () => {
  await app.close();
  await world.store.close();
  await server.stop();
});

const post = async (who: Who, path: string, body: object = {}, headers: Record<string, string> = {}) => {
  const answer = await send('POST', path, { token: accounts.get(who)!.token, body, headers });
  await world.catchUp();
  return answer;
};
const outcomeOf = ({ status, body }: Awaited<ReturnType<typeof post>>) =>
  body['code'] === undefined ? `${status}` : `${status} ${body['code'] as string}`;
const declare = async (who: Who, body: object) => post(who, '/interests', { reason: '合伙经营', ...body });
const end = (who: Who, interestId: string) => post(who, `/interests/${interestId}/end`, { reason: '合伙已终止' });
const idOf = ({ body }: Awaited<ReturnType<typeof post>>) => body['id'] as string;
const listed = async (who: Who) => {
  const { body } = await send('GET', '/interests', { token: accounts.get(who)!.token });
  return body['items'] as readonly { interestId: string; reason: string | null; endedOn: string | null }[];
};
const actor = (who: Who, more: Partial<Actor> = {}): Actor => ({
  accountId: accounts.get(who)!.accountId,
  personId: personOf(who),
  orgCode: town,
  ...more,
});
const codeOf = async (acting: Actor, of = caseId) => {
  const requirement = { anyOf: [{ role: 'townLeader', org: town }], separation: recusalsFrom(of, subject) };
  return (await app.get(CommandAuthorizer).authorize(acting, requirement))?.code ?? 'permitted';
};

describe('an interest in a case', () => {
  it('stops the official there and nowhere else, until the supervision office above ends it', async () => {
    expect(await codeOf(actor('leader'))).toBe('permitted');
    const interest = idOf(await declare('leader', { caseId }));
    expect([await codeOf(actor('leader')), await codeOf(actor('leader'), otherCase)]).toEqual([
      'declared-interest',
      'permitted',
    ]);
    expect(outcomeOf(await end('leader', interest))).toBe('403 not-permitted');
    expect(outcomeOf(await end('otherOffice', interest))).toBe('404 unknown-case');
    expect(await codeOf(actor('leader'))).toBe('declared-interest');
    expect(outcomeOf(await end('office', interest))).toMatch(/^20/);
    expect(await codeOf(actor('leader'))).toBe('permitted');
  });

  it('is not ended by whoever declared it, whatever roles they hold', async () => {
    const interest = idOf(await declare('office', { caseId }));
    expect(outcomeOf(await end('office', interest))).toBe('403 own-interest');
  });

  it('is listed for the official and the supervision office above, and for nobody else', async () => {
    const interest = idOf(await declare('leader', { caseId }));
    const seers: Who[] = [];
    for (const who of whos) if ((await listed(who)).some(({ interestId }) => interestId === interest)) seers.push(who);
    expect(seers).toEqual(['leader', 'office']);
    expect((await listed('leader')).find(({ interestId }) => interestId === interest)).toMatchObject({
      reason: '合伙经营',
      endedOn: null,
    });
    await end('office', interest);
  });

  it('is in one thing, for a reason', async () => {
    expect(outcomeOf(await declare('leader', { caseId, aboutPersonId: subject }))).toBe('422 interest-in-one-thing');
    expect(outcomeOf(await declare('leader', {}))).toBe('422 interest-in-one-thing');
    expect((await declare('leader', { caseId, reason: ' ' })).status).toBe(400);
    expect((await declare('leader', { caseId: 'x' })).status).toBe(400);
  });
});

describe('a chain of substitutes', () => {
  it.each<[string, () => Promise<() => Promise<unknown>>, string]>(
    (['leader', 'between', 'substitute'] as const).flatMap((who) => [
      [
        `interest of the ${who}`,
        async () => {
          const interest = idOf(await declare(who, { aboutPersonId: subject }));
          return () => end('office', interest);
        },
        'declared-interest',
      ],
      [
        `kinship of the ${who}`,
        async () => {
          const path = `/people/${personOf(who)}/relatives`;
          await post('registrar', path, { relativeId: subject, relation: 'parent' });
          return () => post('registrar', `${path}/${subject}/end`, { reason: 'recorded-in-error' });
        },
        'near-relative',
      ],
    ]),
  )('is stopped by the %s', async (_what, given, code) => {
    const days = { from: '2026-03-02', until: '2026-03-10', reason: '赴党校学习' };
    const links = [
      ['leader', 'between'],
      ['between', 'substitute'],
    ] as const;
    const made: string[] = [];
    for (const [of, by] of links) {
      const one = idOf(await post(of, '/substitutions', { ...days, substituteId: personOf(by), onward: true }));
      await post(by, `/substitutions/${one}/agreement`);
      made.push(one);
    }
    const acting = actor('substitute', { onBehalfOf: personOf('leader'), via: [personOf('between')] });
    expect(await codeOf(acting)).toBe('permitted');
    const undo = await given();
    expect(await codeOf(acting)).toBe(code);
    await undo();
    expect(await codeOf(acting)).toBe('permitted');
    for (const [index, one] of made.entries()) await post(links[index]![0], `/substitutions/${one}/revocation`);
  });

  it('declares nothing in the place of the principal', async () => {
    const days = { from: '2026-03-02', until: '2026-03-10', reason: '赴党校学习' };
    const one = idOf(await post('leader', '/substitutions', { ...days, substituteId: personOf('between') }));
    await post('between', `/substitutions/${one}/agreement`);
    const answer = await post(
      'between',
      '/interests',
      { caseId, reason: '合伙经营' },
      { 'acting-for': personOf('leader') },
    );
    expect(outcomeOf(answer)).toBe('403 not-permitted');
  });
});
