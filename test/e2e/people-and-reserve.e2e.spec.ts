import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../fixtures/eventually.fixture.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';

jest.setTimeout(60_000);

const [town, county, village] = ['370112018', '370112', '370112018213'];

type Alert = Readonly<{
  caseId: string;
  category: string;
  ruleKey: string;
  stage: string;
  status: string;
  to: readonly string[];
}>;
type Pool = Readonly<{
  members: number;
  minimum: number;
  gap: number;
  gapSince: string | null;
  entries: readonly object[];
}>;
type People = Readonly<{ items: readonly Readonly<{ name: string }>[]; total: number }>;

let site: Installation;

beforeAll(async () => {
  site = await openInstallation();
  const { visitors } = site;
  await visitors.at('2026-03-02 09:00');
  const grants = [
    ['leader', { role: 'townOrgOfficer', orgCode: town }],
    ['county-audit', { role: 'countyOrgOfficer', orgCode: county }],
  ] as const;
  for (const [login, grant] of grants) {
    const { account } = await visitors.session(login);
    await visitors.act('security', `/accounts/${account.accountId}/grants`, grant);
  }
  await visitors.read('leader', '/people?q=z');
}, 180_000);
afterAll(() => site.close());

const alertsOn = async (login: string, ruleKey: string) => {
  const { items } = await site.visitors.read<{ items: readonly Alert[] }>(login, '/alerts?size=100');
  return items.filter((alert) => alert.ruleKey === ruleKey);
};
const gapAlertsOn = async (login: string, villageCode: string) =>
  (await alertsOn(login, 'reserve.gapAlert')).filter(({ caseId }) => caseId === villageCode);
const poolOf = async (): Promise<Pool> => {
  const { items } = await site.visitors.read<{ items: readonly Pool[] }>('leader', `/reserve-pool?unit=${village}`);
  return items[0]!;
};

describe('people', () => {
  it('are found by name, pinyin and initials in scope, and nowhere else', async () => {
    const { visitors } = site;
    await eventually(
      () => visitors.as<{ code?: string }>('leader', '/people', { body: { name: '张三', orgCode: village } }),
      ({ status }) => status === 200,
    );
    for (const q of ['zs', 'zhangsan', '张三']) {
      const found = async (login: string) =>
        (await visitors.read<People>(login, `/people?q=${encodeURIComponent(q)}`)).items.map(({ name }) => name);
      await eventually(
        () => found('leader'),
        (names) => names.includes('张三'),
      );
      expect(await found('secretary-b')).not.toContain('张三');
    }
    const elsewhere = await visitors.read<People>('secretary-b', '/people?q=zhangsan');
    expect(elsewhere).toMatchObject({ items: [], total: 0 });
  });
});

describe('the reserve pool of a village', () => {
  const entries: string[] = [];

  it('takes two candidates, each by three people', async () => {
    const { visitors } = site;
    for (const personId of [await visitors.personId('member'), site.elderId]) {
      const entry = await visitors.act('secretary', '/reserve-entries', {
        personId,
        villageCode: village,
        reason: '带头致富',
      });
      const path = `/reserve-entries/${entry}`;
      expect(await visitors.refusal('member-b', `${path}/town-review`, { agrees: true, opinion: '同意' })).toBe(
        '404 unknown-case',
      );
      expect(await visitors.refusal('committee', `${path}/admission`)).toBe('422 candidate-not-agreed');
      await visitors.act('leader', `${path}/town-review`, { agrees: true, opinion: '同意' });
      expect(await visitors.refusal('leader', `${path}/removal`, { reason: '误报' })).toBe('403 not-permitted');
      await visitors.act('committee', `${path}/admission`);
      entries.push(entry);
    }
    expect(
      await visitors.refusal('secretary', '/reserve-entries', {
        personId: await visitors.personId('secretary'),
        villageCode: village,
        reason: '自荐',
      }),
    ).toBe('403 own-entry');
    const pool = await eventually(poolOf, ({ gapSince, members }) => members === 2 && gapSince === null);
    expect(pool).toMatchObject({ members: 2, minimum: 2, gap: 0 });
    expect(await visitors.read('member', '/me/record')).toMatchObject({
      reserve: { entryId: entries[0], stage: 'inPool' },
    });
  });

  it('is alerted to the town when it stays too small for thirty days', async () => {
    const { visitors } = site;
    await visitors.at('2026-04-01 09:00');
    await visitors.act('committee', `/reserve-entries/${entries[1]}/removal`, { reason: '外出经商' });
    const pool = await eventually(poolOf, ({ gapSince }) => gapSince !== null);
    expect(pool).toMatchObject({ members: 1, gap: 1, gapSince: '2026-04-01' });
    await visitors.at('2026-04-20 09:00');
    expect(await gapAlertsOn('leader', village)).toEqual([]);
    await visitors.at('2026-05-08 09:00');
    const raised = await gapAlertsOn('leader', village);
    expect(raised.map(({ stage }) => stage)).toContain('yellow');
    expect(new Set(raised.map(({ to }) => to.join()))).toEqual(new Set([`role:townOrgOfficer@${town}`]));
    expect(await alertsOn('member-b', 'reserve.gapAlert')).toEqual([]);
  });

  it('is alerted to the town also where nobody was ever nominated or asked', async () =>
    expect((await gapAlertsOn('leader', '370112018206')).map(({ stage }) => stage)).toContain('yellow'));

  it('asks for the yearly review of a member, and is quiet after it', async () => {
    const { visitors } = site;
    await visitors.at('2027-03-04 09:00');
    const open = (alerts: readonly Alert[]) =>
      alerts.filter(({ status }) => status === 'open').map(({ stage }) => stage);
    expect(open(await alertsOn('leader', 'reserve.review'))).toContain('yellow');
    await visitors.act('leader', `/reserve-entries/${entries[0]}/reviews`, { opinion: '表现良好' });
    expect(open(await alertsOn('leader', 'reserve.review'))).toEqual([]);
  });

  it('finds that a member has left, and leaves the rest to people', async () => {
    const { visitors } = site;
    const member = await visitors.personId('member');
    await visitors.act('leader', `/people/${member}/departure`, { leftOn: '2027-03-01' });
    await eventually(
      () => alertsOn('leader', 'reserve.residence'),
      (alerts) => alerts.length > 0,
    );
    const { entries: lines, members } = await poolOf();
    expect(members).toBe(1);
    expect(lines).toMatchObject([{ stage: 'inPool', findings: ['not-resident'] }]);
  });
});
