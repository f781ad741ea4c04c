import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RegistryImport } from '#registry';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openAccess, type OpenAccess } from '../../../test/fixtures/open-access.fixture.js';
import { as } from './access.fixture.js';
import { AccountFacts } from './account-facts-desk.js';
import { AccountService } from './account-service.js';
import type { Role } from './domain/roles.js';
import { UnitLevels } from './scoping/unit-levels.adapter.js';

jest.setTimeout(10_000);

const [city, county] = ['3701', '370102'] as const;
const person = (n: number) => `6d5c9c1a-5c35-4d0c-9a56-0000000001${String(n).padStart(2, '0')}`;
const PERSONS = 8;

let server: PostgresServer;
let world: OpenAccess['world'];
let app: OpenAccess['app'];
let accounts: AccountService;

beforeAll(async () => {
  server = await startPostgres();
  ({ world, app } = await openAccess(server.url));
  accounts = app.get(AccountService);
  const importing = app.get(RegistryImport);
  await importing.units([
    { code: city, name: '某市', level: 'city', parentCode: null },
    { code: county, name: '甲县', level: 'county', parentCode: city },
  ]);
  const people = Array.from({ length: PERSONS }, (_, n) => ({ personId: person(n), name: '某人', orgCode: county }));
  await importing.people(people);
  await world.catchUp();
}, 60_000);
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  await app.close();
  await world.store.close();
  await server.stop();
});

let opened = 0;
const accountOf = async (n: number): Promise<string> => {
  const wanted = { loginName: `login${(opened += 1)}`, password: 'correct horse battery', orgCode: county };
  return (await as(() => accounts.open({ ...wanted, personId: person(n), mustChange: false }))).id;
};
const grant = (accountId: string, role: Role) => as(() => accounts.grant(accountId, { role, orgCode: county }));
/** Lets both have read what they are judged by before either goes on. */
const atOnce = () => {
  const facts = app.get(AccountFacts);
  const read = facts.whose.bind(facts);
  let waiting = 2;
  const turns = new EventTarget();
  const both = once(turns, 'both');
  const meet = async (...of: Parameters<typeof read>) => {
    const found = await read(...of);
    if ((waiting -= 1) === 0) turns.dispatchEvent(new Event('both'));
    await both;
    return found;
  };
  jest.spyOn(facts, 'whose').mockImplementationOnce(meet).mockImplementationOnce(meet);
};
const outcomes = async (given: readonly Promise<unknown>[]): Promise<readonly string[]> =>
  (await Promise.allSettled(given))
    .map((outcome) => (outcome.status === 'fulfilled' ? 'given' : (outcome.reason as { code: string }).code))
    .toSorted();
const grantedTo = async (...ids: readonly string[]) => {
  const streams = await Promise.all(ids.map((id) => world.log.read(`account-${id}`)));
  return streams.flat().filter(({ type }) => type === 'RoleGranted.v1').length;
};

describe('grants to two accounts of one person in the same instant', () => {
  it.each([
    [0, 'systemAdmin', 'auditAdmin'],
    [1, 'securityAdmin', 'countyOrgOfficer'],
    [2, 'countyOrgOfficer', 'systemAdmin'],
  ] as const)('are one at most where they do not go together: person %i, %s and %s', async (n, one, other) => {
    const [a, b] = [await accountOf(n), await accountOf(n)];
    atOnce();
    expect(await outcomes([grant(a, one), grant(b, other)])).toEqual(['administrators-are-separate', 'given']);
    expect(await grantedTo(a, b)).toBe(1);
  });

  it('are both given where they go together', async () => {
    const [a, b] = [await accountOf(3), await accountOf(3)];
    atOnce();
    expect(await outcomes([grant(a, 'countyOrgOfficer'), grant(b, 'countyOrgLeader')])).toEqual(['given', 'given']);
  });

  it('are one at most where one is the confirmation of a proposal', async () => {
    const [a, b] = [await accountOf(4), await accountOf(4)];
    const [security, system] = [await accountOf(5), await accountOf(6)];
    await grant(security, 'securityAdmin');
    await grant(system, 'systemAdmin');
    await world.catchUp();
    const role = { role: 'auditAdmin', orgCode: county } as const;
    await as(() => accounts.grant(a, role), { accountId: security, personId: person(5) });
    atOnce();
    const confirming = as(() => accounts.confirm(a, 'auditAdmin', county), { accountId: system, personId: person(6) });
    expect(await outcomes([confirming, grant(b, 'countyOrgOfficer')])).toEqual([
      'administrators-are-separate',
      'given',
    ]);
    expect(await grantedTo(a, b)).toBe(1);
  });
});

describe('a grant after another', () => {
  it('is given on the day on which the other was taken back', async () => {
    const [a, b] = [await accountOf(7), await accountOf(7)];
    await grant(a, 'systemAdmin');
    await expect(grant(b, 'countyOrgOfficer')).rejects.toMatchObject({ code: 'administrators-are-separate' });
    await as(() => accounts.revoke(a, 'systemAdmin', county));
    await grant(b, 'countyOrgOfficer');
    await expect(grant(a, 'systemAdmin')).rejects.toMatchObject({ code: 'administrators-are-separate' });
    await as(() => accounts.close(b));
    await grant(a, 'systemAdmin');
  });

  it('that is given twice by one command claims and grants once', async () => {
    const a = await accountOf(7);
    const level = jest.spyOn(app.get(UnitLevels), 'of');
    const twice = () => accounts.grant(a, { role: 'systemAdmin', orgCode: county });
    await as(async () => [await twice(), await twice()]);
    expect(level).toHaveBeenCalledTimes(2);
    expect(await grantedTo(a)).toBe(1);
    const claims = await world.log.read(`roleclaim-${person(7)}`);
    expect(claims.filter(({ data }) => data['accountId'] === a)).toHaveLength(1);
  });
});
