import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountService, type Role } from '#access';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { asSystem, openOffice, personOf, units, type Office, type Who } from '../../../test/fixtures/office.fixture.js';
import { clerksOf } from './post-terms.fixture.js';

let server: PostgresServer;
let office: Office;

beforeAll(async () => {
  server = await startPostgres();
  office = await openOffice(server.url);
  const register = (who: Who, name: string, orgCode: string) => office.send(who, 'POST', '/people', { name, orgCode });
  await register('orgOfficer', '张三', units.village);
  await register('orgOfficer', '张珊', units.secondVillage);
  await register('otherOrgOfficer', '张三', units.otherVillage);
  await register('orgOfficer', '单小雨', units.village);
  await office.catchUp();
}, 120_000);
afterAll(async () => {
  await office.close();
  await server.stop();
});

type Page = Readonly<{ items: readonly Readonly<{ name: string; orgCode: string; posts: unknown }>[]; total: number }>;

const search = async (who: Who, query: Readonly<Record<string, string>>) => {
  const { status, body } = await office.send<Page>(who, 'GET', `/people?${new URLSearchParams(query).toString()}`);
  if (status !== 200) return String(status);
  return { found: body.items.map(({ name, orgCode }) => `${name} ${orgCode}`), total: body.total };
};
const nobody = { found: [], total: 0 };
const about = (who: Who) => `/people/${personOf(who)}`;
const granted = async (who: Who, role: Role, orgCode: string): Promise<void> => {
  const { accountId } = await office.get<{ accountId: string }>(who, '/me');
  await asSystem(() => office.app.get(AccountService).grant(accountId, { role, orgCode }));
  await office.catchUp();
};
const [zhang, shan, far, officer] = [
  `张三 ${units.village}`,
  `张珊 ${units.secondVillage}`,
  `张三 ${units.otherVillage}`,
  `张三丰 ${units.town}`,
];

describe('the search for people', () => {
  it.each([
    ['zs', [zhang, officer, shan]],
    ['zhangsan', [zhang, officer]],
    ['Zhang San', [zhang, officer]],
    ['张三', [zhang, officer]],
    ['三', [zhang, officer]],
    ['zhangshan', [shan]],
    ['shanxiaoyu', [`单小雨 ${units.village}`]],
    ['zhangsi', []],
  ] as const)('finds %s within the units of the caller, and counts nobody else', async (q, found) =>
    expect(await search('orgOfficer', { q })).toEqual({ found, total: found.length }),
  );

  it('finds those of another town for its own officers, and all for the county', async () => {
    expect(await search('otherOrgOfficer', { q: 'zs' })).toEqual({ found: [far], total: 1 });
    expect(await search('countyOrgOfficer', { q: '张三' })).toEqual({ found: [zhang, far, officer].sort(), total: 3 });
  });

  it('finds by the code of a unit, by unit and by post', async () => {
    expect(await search('countyOrgOfficer', { q: units.otherVillage })).toEqual({
      found: [far, `郑强 ${units.otherVillage}`],
      total: 2,
    });
    const inCounty = await search('countyOrgOfficer', { q: units.county, size: '50' });
    expect(inCounty).toEqual(await search('countyOrgOfficer', { unit: units.county, size: '50' }));
    expect(inCounty).toEqual(expect.objectContaining({ found: expect.arrayContaining([far]) }));
    for (const q of [units.otherVillage, units.otherTown])
      expect(await search('orgOfficer', { q })).toEqual({ found: [], total: 0 });
    expect(await search('countyOrgOfficer', { unit: units.otherTown, post: 'vcMember' })).toEqual({
      found: [`郑强 ${units.otherVillage}`],
      total: 1,
    });
    expect(await search('orgOfficer', { post: 'vcMember' })).toEqual({
      found: [`吴芳 ${units.secondVillage}`, `周明 ${units.village}`],
      total: 2,
    });
    expect(await search('orgOfficer', { q: 'zq', post: 'vcMember' })).toEqual({ found: [], total: 0 });
    expect(await search('orgOfficer', { unit: units.otherTown })).toEqual({ found: [], total: 0 });
  });

  it('finds by the code of a village who holds a post there and is registered elsewhere', async () => {
    const { newcomer, elect } = clerksOf(office);
    await elect(await newcomer('秦良', units.village), 'villagerRep', '2026-03-10', units.secondVillage);
    const { found } = (await search('orgOfficer', { q: units.secondVillage })) as { found: string[] };
    expect(found).toContain(`秦良 ${units.village}`);
  });

  it('finds nobody but oneself for villagers, and for administrators whose work is not about people', async () => {
    for (const role of ['villager', 'villagerRep', 'partyMember', 'councilMember'] as const) {
      await granted('reporter', role, units.county);
      expect(await search('reporter', { q: 'zs' })).toEqual(nobody);
      expect(await search('reporter', {})).toEqual({ found: [`周明 ${units.village}`], total: 1 });
    }
    for (const who of ['countyAdmin', 'administrator'] as const)
      expect(await search(who, { q: '张三' })).toEqual(nobody);
    for (const who of ['reporter', 'countyAdmin', 'administrator'] as const) {
      expect((await office.send(who, 'GET', about('secretary'))).status).toBe(404);
      expect((await office.send(who, 'GET', `${about('secretary')}/posts`)).body).toEqual({ items: [] });
    }
  });

  it('finds people for who opens accounts, and tells nothing of their posts', async () => {
    await granted('other', 'securityAdmin', units.town);
    const { body } = await office.send<Page>('other', 'GET', `/people?q=zm&unit=${units.village}`);
    expect(body.items).toMatchObject([{ name: '周明', orgCode: units.village, posts: [] }]);
    expect(await office.send('other', 'GET', about('reporter'))).toMatchObject({ status: 200, body: { name: '周明' } });
    expect((await office.send('other', 'GET', `${about('reporter')}/posts`)).body).toEqual({ items: [] });
    expect(await search('other', { unit: units.county, post: 'vcMember' })).toEqual({
      found: [`郑强 ${units.otherVillage}`],
      total: 1,
    });
  });

  it('finds nobody but oneself for those who hold no role', async () => {
    expect(await search('reporter', { q: 'z' })).toEqual({ found: [`周明 ${units.village}`], total: 1 });
    expect(await search('reporter', { q: 'zs' })).toEqual({ found: [], total: 0 });
  });

  it('goes through the list page by page', async () => {
    const pages = [1, 2, 3].map((page) => search('orgOfficer', { q: 'z', page: String(page), size: '2' }));
    const all = await search('orgOfficer', { q: 'z' });
    expect((await Promise.all(pages)).flatMap((page) => (page as { found: string[] }).found)).toEqual(
      (all as { found: string[] }).found,
    );
    expect((all as { total: number }).total).toBeGreaterThan(4);
  });

  it.each([{ q: '' }, { q: ' · ' }, { q: 'x'.repeat(41) }, { post: 'mayor' }, { size: '201' }])(
    'refuses %j',
    async (query) => expect(await search('orgOfficer', query as Record<string, string>)).toBe('400'),
  );

  it('shows the posts that the caller may see', async () => {
    const { body } = await office.send<Page>('orgOfficer', 'GET', '/people?q=zhouming');
    expect(body.items[0]?.posts).toEqual([{ post: 'vcMember', orgCode: units.village }]);
  });
});
