import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReactionRunner } from '#jobs';
import { startPostgres, type PostgresServer } from '#testing/servers';
import type { OrgChangeCommand } from '../domain/org-change.js';
import { openRegistry, sampleUnits } from '../registry.fixture.js';
import { withinUnits } from '../scoping/within-units.js';
import { FindOrgUnits } from './find-org-units.query.js';
import { OrgChanges } from './org-changes.query.js';
import { OrgUnitHistory } from './org-unit-history.query.js';
import { PostgresOrgTree } from './postgres-org-tree.adapter.js';

jest.setTimeout(60_000);

const [city, county, town, otherTown] = ['3701', '370102', '370102001', '370102002'] as const;
const [east, west, south] = ['370102001001', '370102001002', '370102002001'] as const;
const joined = '370102001009';
const decree = (on: string) => ({ on, documentNo: '历政字〔2026〕8号', reason: '合村并居' });

let server: PostgresServer;
let registry: Awaited<ReturnType<typeof openRegistry>>;
let databases = 0;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

const opened = async () => {
  registry = await openRegistry(await server.createDatabase(`tree_${++databases}`));
  await registry.importOn('2026-03-02').units(sampleUnits);
  await registry.catchUp();
};
const closed = () => registry.store.close();
const codes = ({ items }: { items: readonly { code: string }[] }) => items.map(({ code }) => code);
const find = () => new FindOrgUnits(registry.store);

const merger = async (
  changeId: string,
  [first, second]: readonly [string, string] = [east, west],
): Promise<OrgChangeCommand> => {
  const { desk } = registry.partsOn('2026-05-06');
  return {
    type: 'ProposeMerger',
    changeId,
    codes: [first, second],
    successor: joined,
    successorName: '大东村',
    ...decree('2026-05-01'),
    env: { ...desk.moment(), units: await desk.statesOf([first, second, joined]), withChildren: [] },
  };
};

/** Runs the reaction to the end of the log, as the worker would. Answers when to try again. */
const react = async () => {
  const { applying } = registry.partsOn('2026-05-06');
  const { store, log, personal: reader, knownTypes } = registry;
  const runner = new ReactionRunner({ store, log, reader, reactions: [applying], knownTypes, backoffMs: () => 0 });
  await runner.prepare();
  const retry = await runner.run(applying);
  await registry.catchUp();
  return retry;
};

describe('a tree that changes', () => {
  beforeAll(opened, 60_000);
  afterAll(closed);

  it('has moved a village for every process within a second, and knows the day before', async () => {
    const elsewhere = new PostgresOrgTree(registry.store);
    expect(await elsewhere.path(east)).toEqual([city, county, town, east]);
    const parent = { level: 'town', open: true, openedOn: '2026-03-02' } as const;
    const env = { today: '2026-04-02', parent, over: county };
    await registry.changeUnit(
      east,
      { type: 'MoveOrgUnit', parentCode: otherTown, ...decree('2026-04-01'), env },
      '2026-04-02',
    );
    await registry.catchUp();
    await new Promise((later) => setTimeout(later, 1_050));
    expect(await elsewhere.path(east)).toEqual([city, county, otherTown, east]);
    expect([await elsewhere.covers(town, east), await elsewhere.covers(otherTown, east)]).toEqual([false, true]);
    expect(await elsewhere.pathOn(east, '2026-03-31')).toEqual([city, county, town, east]);
    expect(await elsewhere.pathOn(east, '2026-04-01')).toEqual([city, county, otherTown, east]);
    expect(await elsewhere.pathOn(east, '2020-01-01')).toEqual([city, county, town, east]);
    expect((await elsewhere.findOn(east, '2026-03-31'))?.parentCode).toBe(town);
    expect((await elsewhere.findOn(east, '2020-01-01'))?.parentCode).toBe(town);
  });

  it('shows at once what the reader has waited for', async () => {
    const env = { today: '2026-04-03' };
    expect((await registry.tree.find(west))?.name).toBe('西村');
    const { position } = await registry.changeUnit(
      west,
      { type: 'RenameOrgUnit', name: '西新村', ...decree('2026-04-03'), env },
      '2026-04-03',
    );
    await registry.catchUp();
    expect(await registry.tree.readUpTo(position, 0)).toBe(true);
    expect((await registry.tree.find(west))?.name).toBe('西新村');
    expect((await registry.tree.findOn(west, '2026-04-02'))?.name).toBe('西村');
  });

  it('is listed as it was on a day', async () => {
    const under = async (parent: string, on?: string) => codes(await find().page({ parent, on, limit: 10 }));
    expect(await under(otherTown)).toEqual([east, south, '370102002002']);
    expect(await under(otherTown, '2026-03-31')).toEqual([south, '370102002002']);
    expect(await under(town, '2026-03-31')).toEqual([east, west]);
    expect(await under(town, '2020-01-01')).toEqual([east, west]);
    const named = async (q: string, on?: string) => codes(await find().page({ q, on, limit: 10 }));
    expect([await named('西新'), await named('西新', '2026-04-02'), await named('西村', '2026-04-02')]).toEqual([
      [west],
      [],
      [west],
    ]);
    const first = await find().page({ level: 'village', on: '2026-03-31', limit: 3 });
    expect(codes(await find().page({ level: 'village', on: '2026-03-31', limit: 3, after: first.next! }))).toEqual([
      '370102002002',
    ]);
  });
});

describe('a merger', () => {
  beforeAll(opened, 60_000);
  afterAll(closed);

  const statusOf = async (id: string) => (await new OrgChanges(registry.log).of(id))?.status;

  it('that is broken off in the middle is carried through by the next run, each step once', async () => {
    await registry.changeOrg('c1', await merger('c1'), '2026-05-06');
    const append = registry.log.append.bind(registry.log);
    const spy = jest.spyOn(registry.log, 'append');
    for (const failing of [2, 3, 2, 2]) {
      let appended = 0;
      spy.mockImplementation((...words) => {
        if (++appended === failing) return Promise.reject(new Error('killed'));
        return append(...words);
      });
      expect(await react()).toBe(0);
      expect(await statusOf('c1')).not.toBe('applied');
    }
    spy.mockRestore();
    expect(await react()).toBeUndefined();
    expect(await statusOf('c1')).toBe('applied');
    const types = async (code: string) => (await registry.log.read(`orgunit-${code}`)).map(({ type }) => type);
    expect(await types(joined)).toEqual(['OrgUnitHeld.v1', 'OrgUnitEstablished.v1']);
    expect(await types(east)).toEqual(['OrgUnitRegistered.v1', 'OrgUnitHeld.v1', 'OrgUnitMerged.v1']);
    expect(await types(west)).toEqual(['OrgUnitRegistered.v1', 'OrgUnitHeld.v1', 'OrgUnitMerged.v1']);
    const before = await registry.log.head();
    await registry.store.pool.query('update reaction.progress set position = -1');
    await react();
    expect(await registry.log.head()).toBe(before);
  });

  it('leaves the old units below the new one, with all that is above it', async () => {
    await registry.tree.readUpTo((await registry.log.head())!, 0);
    expect(await registry.tree.path(east)).toEqual([city, county, town, joined, east]);
    expect(await registry.tree.covers(joined, west)).toBe(true);
    expect(await registry.tree.pathOn(east, '2026-04-30')).toEqual([city, county, town, east]);
    expect(codes(await find().page({ parent: town, limit: 10 }))).toEqual([joined]);
    expect(codes(await find().page({ parent: town, on: '2026-04-30', limit: 10 }))).toEqual([east, west]);
    expect(await find().relationsOf(joined)).toMatchObject({ predecessors: [east, west], endedOn: null });
    expect(await find().relationsOf(east)).toMatchObject({ successors: [joined], endedOn: '2026-05-01' });
    const rows = await registry.store.db
      .selectFrom('org_units')
      .select('code')
      .where(withinUnits('org_units.code', [joined]))
      .orderBy('code')
      .execute();
    expect(rows.map(({ code }) => code)).toEqual([east, west, joined]);
    const titles = (await new OrgUnitHistory(registry.log).of(east)).map(({ title }) => title.en);
    expect(titles).toEqual(['Registered', 'Merged into another unit']);
  });

  it('that meets a changed unit is refused, and lets all others go', async () => {
    const [third, fourth] = [south, '370102002002'];
    const proposal = { ...(await merger('c2', [third, fourth])), successor: '370102002009' } as OrgChangeCommand;
    await registry.changeOrg('c2', proposal, '2026-05-06');
    const env = { today: '2026-05-06', hasOpenChildren: false };
    await registry.changeUnit(fourth, { type: 'CloseOrgUnit', ...decree('2026-05-06'), env }, '2026-05-06');
    expect(await react()).toBeUndefined();
    expect(await new OrgChanges(registry.log).of('c2')).toMatchObject({
      status: 'refused',
      refusal: { unitCode: fourth, code: 'unit-ended' },
    });
    const last = async (code: string) => (await registry.log.read(`orgunit-${code}`)).at(-1)?.type;
    expect([await last(third), await last('370102002009'), await last(fourth)]).toEqual([
      'OrgUnitReleased.v1',
      'OrgUnitReleased.v1',
      'OrgUnitClosed.v1',
    ]);
    await registry.store.pool.query('update reaction.progress set position = -1');
    await react();
    expect(await last(third)).toBe('OrgUnitReleased.v1');
  });
});
