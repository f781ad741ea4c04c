import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../fixtures/eventually.fixture.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { submittedWedding } from '../fixtures/sample-cases.fixture.js';
import type { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

const town = '370112018';

let site: Installation;
let visitors: Visitors;
let leader: string;
let account: string;
let filing: string;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
  await visitors.at('2026-03-02 09:00');
  ({ personId: leader, accountId: account } = (await visitors.session('leader')).account);
  filing = await submittedWedding(visitors, '2026-04-25');
}, 120_000);
afterAll(() => site.close());

const statusOf = async (login: string) => (await visitors.as(login, '/me')).status;
const refusal = (login: string, path: string, body: object) => visitors.refusal(login, path, body);
const days = { from: '2026-03-02', until: '2026-03-10', reason: '赴党校学习' };
const opening = (loginName: string) => ({
  loginName,
  password: 'a long enough password',
  orgCode: town,
  personId: leader,
});

describe('an official who dies', () => {
  it('is signed in no more, and their account is closed and on record', async () => {
    await visitors.act('secretary', `/cases/${filing}/copies`, { to: [{ person: leader }] });
    expect(await statusOf('leader')).toBe(200);
    await visitors.act('organizer', `/people/${leader}/death`, { diedOn: '2026-03-01' });
    await eventually(
      () => statusOf('leader'),
      (status) => status === 401,
    );
    const credentials = { loginName: 'leader', password: site.passwords.get('leader') };
    expect((await visitors.send('/sessions', { body: credentials })).status).toBe(401);
    const kept = () => visitors.read<{ state: string; roles: readonly object[] }>('security', `/accounts/${account}`);
    expect(await eventually(kept, ({ state }) => state === 'closed')).toMatchObject({ roles: [] });
    type Lines = Readonly<{
      items: readonly Readonly<{ facts: object; accountId: string; units: readonly string[] }>[];
    }>;
    const path = `/security-log?subject=${account}&kind=permission-change`;
    const { items } = (await visitors.as<Lines>('audit', path)).body;
    expect(items[0]).toMatchObject({
      accountId: 'system:reaction',
      facts: { change: 'close', because: 'person-deceased' },
      units: ['3701', '370112', town],
    });
  });

  it('is sent nothing more, and nothing is passed on to them or to an office that they alone held', async () => {
    const cases = `/cases/${filing}`;
    const onward = (to: object) => ({ taskId: 'check.1.1', to, reason: '外出' });
    expect(await refusal('secretary', `${cases}/copies`, { to: [{ person: leader }] })).toBe(
      '422 nobody-in-the-office',
    );
    expect(await refusal('secretary', `${cases}/transfers`, onward({ person: leader }))).toBe(
      '422 nobody-in-the-office',
    );
    expect(await refusal('secretary', `${cases}/transfers`, onward({ role: 'townLeader', org: town }))).toBe(
      '422 nobody-in-the-office',
    );
    expect(await refusal('clerk', '/substitutions', { ...days, substituteId: leader })).toBe(
      '422 substitute-without-account',
    );
    expect(await refusal('security', '/accounts', opening('leader2'))).toBe('422 person-deceased');
  });

  it('who was marked by mistake is given an account and roles anew', async () => {
    await visitors.act('organizer', `/people/${leader}/mark-withdrawals`, { reason: '误报' });
    expect(await visitors.read('organizer', `/people/${leader}`)).toMatchObject({ presence: 'present' });
    const anew = await visitors.act('security', '/accounts', opening('leader'));
    await visitors.act('security', `/accounts/${anew}/grants`, { role: 'townLeader', orgCode: town });
    const { loginName, password } = opening('leader');
    expect((await visitors.send('/sessions', { body: { loginName, password } })).status).toBe(201);
    expect(anew).not.toBe(account);
  });
});

describe('the days of a role', () => {
  const grant = async (more: object) => {
    const id = await visitors.session('clerk').then(({ account: { accountId } }) => accountId);
    return refusal('security', `/accounts/${id}/grants`, { role: 'townEconStation', orgCode: town, ...more });
  };

  it('begin today at the earliest, no later than a term may, and end after they begin', async () => {
    expect(await grant({ from: '1900-01-01' })).toBe('422 grant-backdated');
    expect(await grant({ from: '2190-01-01' })).toBe('422 grant-too-far-ahead');
    expect(await grant({ from: '2026-09-03' })).toBe('422 grant-too-far-ahead');
    expect(await grant({ from: '2026-03-05', until: '2026-03-04' })).toBe('422 grant-without-days');
    expect(await grant({ from: '2026-09-02', until: '2027-03-04' })).toBe('200 undefined');
  });
});
