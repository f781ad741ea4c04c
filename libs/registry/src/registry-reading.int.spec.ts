import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { FindOrgUnits } from './org-units/find-org-units.query.js';
import { PostgresOrgTree } from './org-units/postgres-org-tree.adapter.js';
import { PostgresPersonDirectory } from './people/postgres-person-directory.adapter.js';
import { openRegistry, sampleUnits } from './registry.fixture.js';
import type { PostRow } from './registry-import/registry-rows.js';
import { PersonPosts } from './terms/person-posts.query.js';
import { PostgresPostDirectory } from './terms/postgres-post-directory.adapter.js';

const east = '370102001001';
const south = '370102002001';
const li = '6d5c9c1a-5c35-4d0c-9a56-000000000001';
const wang = '6d5c9c1a-5c35-4d0c-9a56-000000000002';

const post = (personId: string, code: PostRow['post'], orgCode: string, startedOn: string): PostRow => ({
  personId,
  orgCode,
  post: code,
  startedOn,
  basis: 'election',
  publicPower: null,
  documentNo: null,
});

let server: PostgresServer;
let registry: Awaited<ReturnType<typeof openRegistry>>;

beforeAll(async () => {
  server = await startPostgres();
  registry = await openRegistry(server.url);
  const importing = registry.importOn('2026-03-02');
  await importing.units(sampleUnits);
  await importing.people([
    { personId: li, name: '李秀英', orgCode: east },
    { personId: wang, name: '王建国', orgCode: south },
  ]);
  await registry.catchUp();
  await registry
    .postsOn('2026-03-02')
    .posts([
      post(li, 'secretary', east, '2026-03-10'),
      post(li, 'vcDirector', east, '2026-04-01'),
      post(li, 'collectiveChair', south, '2026-05-01'),
      post(wang, 'secretary', south, '2026-03-10'),
    ]);
  await registry.catchUp();
}, 60_000);
afterAll(async () => {
  await registry.store.close();
  await server.stop();
});

const codes = ({ items }: { items: readonly { code: string }[] }) => items.map(({ code }) => code);

describe('organization tree', () => {
  it('knows the way from the city to a village', async () => {
    expect(await registry.tree.path(east)).toEqual(['3701', '370102', '370102001', east]);
    expect((await registry.tree.ancestors(east)).map(({ name }) => name)).toEqual(['某市', '甲县', '一镇']);
    expect(await registry.tree.find('370102001')).toEqual({
      code: '370102001',
      name: '一镇',
      level: 'town',
      parentCode: '370102',
      status: 'open',
    });
  });

  it.each([
    ['3701', east, true],
    ['370102001', east, true],
    [east, east, true],
    ['370102002', east, false],
    [east, '370102001', false],
    ['370103', east, false],
    ['3701', '999999', false],
  ])('says whether %s covers %s: %p', async (ancestor, code, covered) =>
    expect(await registry.tree.covers(ancestor, code)).toBe(covered),
  );

  it('sees a unit that is registered after it was asked for', async () => {
    const late = { code: '370103001', name: '三镇', level: 'town', parentCode: '370103' } as const;
    expect(await registry.tree.path('370103001')).toEqual([]);
    await registry.importOn('2026-06-01').units([late]);
    await registry.catchUp();
    expect(await registry.tree.path('370103001')).toEqual(['3701', '370103', '370103001']);
    expect(await registry.tree.covers('370103', '370103001')).toBe(true);
  });

  it('asks once for what it found, within its bound', async () => {
    const tree = new PostgresOrgTree(registry.store, 4);
    let asked = 0;
    const count = (client: unknown) => client && asked++;
    registry.store.pool.on('acquire', count);
    await tree.path(east);
    await tree.path(east);
    await tree.covers('3701', east);
    await tree.path('370102001');
    expect(asked).toBe(2);
    await tree.path(south);
    await tree.path(east);
    expect(asked).toBe(4);
    registry.store.pool.off('acquire', count);
  });
});

describe('organization units', () => {
  it('are found by parent, level, part of the name or beginning of the code', async () => {
    const units = new FindOrgUnits(registry.store);
    expect(codes(await units.page({ parent: '370102', limit: 10 }))).toEqual(['370102001', '370102002']);
    expect(codes(await units.page({ level: 'county', limit: 10 }))).toEqual(['370102', '370103']);
    expect(codes(await units.page({ q: '村', level: 'village', parent: '370102001', limit: 10 }))).toEqual([
      '370102001001',
      '370102001002',
    ]);
    expect(codes(await units.page({ q: '370102002', limit: 10 }))).toEqual([
      '370102002',
      '370102002001',
      '370102002002',
    ]);
  });

  it('takes the signs of a pattern for what they are', async () => {
    const units = new FindOrgUnits(registry.store);
    expect(codes(await units.page({ q: '_村', limit: 10 }))).toEqual(['370102002002']);
    expect(codes(await units.page({ q: '%', limit: 10 }))).toEqual([]);
  });

  it('come page by page, each unit once', async () => {
    const units = new FindOrgUnits(registry.store);
    const first = await units.page({ level: 'village', limit: 3 });
    const second = await units.page({ level: 'village', limit: 3, after: first.next! });
    expect([...codes(first), ...codes(second)]).toEqual([
      '370102001001',
      '370102001002',
      '370102002001',
      '370102002002',
    ]);
    expect(second.next).toBeNull();
  });
});

describe('person directory', () => {
  it('names persons, and leaves out those it does not know', async () => {
    const directory = new PostgresPersonDirectory(registry.store);
    const unknown = '6d5c9c1a-5c35-4d0c-9a56-000000000099';
    expect(await directory.namesOf([li, wang, unknown])).toEqual(
      new Map([
        [li, '李秀英'],
        [wang, '王建国'],
      ]),
    );
    expect(await directory.nameOf(unknown)).toBeNull();
    expect(await directory.namesOf([])).toEqual(new Map());
  });
});

describe('post directory', () => {
  const postsOn = async (date: string) =>
    (await new PostgresPostDirectory(registry.store).postsOn(li, date)).map((held) => held.post);

  it('knows every post that a person holds on a day', async () => {
    expect(await postsOn('2026-03-09')).toEqual([]);
    expect(await postsOn('2026-03-10')).toEqual(['secretary']);
    expect(await postsOn('2026-05-01')).toEqual(['secretary', 'vcDirector', 'collectiveChair']);
  });

  it('knows who holds a post at a unit', async () => {
    const directory = new PostgresPostDirectory(registry.store);
    expect(await directory.holdersOf(east, 'secretary', '2026-06-01')).toEqual([
      {
        termId: expect.any(String),
        personId: li,
        orgCode: east,
        post: 'secretary',
        regime: 'party',
        publicPower: true,
        startedOn: '2026-03-10',
      },
    ]);
    expect(await directory.holdersOf(east, 'secretary', '2026-03-09')).toEqual([]);
  });

  it('ends a post with the day before its end', async () => {
    const [held] = await new PostgresPostDirectory(registry.store).postsOn(wang, '2026-06-01');
    await registry.endPost(held!.termId, '2026-09-07');
    await registry.catchUp();
    const directory = new PostgresPostDirectory(registry.store);
    expect(await directory.postsOn(wang, '2026-09-06')).toHaveLength(1);
    expect(await directory.postsOn(wang, '2026-09-07')).toEqual([]);
  });

  it('knows every term of a person, the oldest first, and when it ended', async () => {
    const directory = new PostgresPostDirectory(registry.store);
    expect((await directory.termsOf(li)).map(({ post, endedOn }) => [post, endedOn])).toEqual([
      ['secretary', null],
      ['vcDirector', null],
      ['collectiveChair', null],
    ]);
    expect((await directory.termsOf(wang)).map(({ endedOn }) => endedOn)).toEqual(['2026-09-07']);
  });
});

describe('posts of a person', () => {
  const seenFrom = async (units: readonly string[] | 'everywhere') =>
    (await new PersonPosts(registry.store).of(li, units, units)).map((term) => term.post);

  it('are all seen by the person, the latest first', async () =>
    expect(await seenFrom('everywhere')).toEqual(['collectiveChair', 'vcDirector', 'secretary']));

  it.each([
    [['370102'], ['collectiveChair', 'vcDirector', 'secretary']],
    [['370102001'], ['vcDirector', 'secretary']],
    [[south], ['collectiveChair']],
    [['370103', south], ['collectiveChair']],
    [['370103'], []],
    [[], []],
  ])('are seen from %p as %p', async (units, expected) => expect(await seenFrom(units)).toEqual(expected));

  it('carry the name of the unit', async () =>
    expect((await new PersonPosts(registry.store).of(li, [south], []))[0]).toMatchObject({
      orgCode: south,
      orgName: '南村',
      startedOn: '2026-05-01',
      endedOn: null,
    }));
});
