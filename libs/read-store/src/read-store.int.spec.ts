import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startPostgres } from '#testing/servers';
import { opened, openCases, type OpenCase } from './open-cases.fixture.js';
import { rowsOf, runnerOn, SpecLog } from './read-store.fixture.js';
import { ReadStore } from './read-store.js';

declare module '#read-store' {
  interface ReadTables {
    open_cases: OpenCase & { key: string; position: number };
  }
}

let server: Awaited<ReturnType<typeof startPostgres>>;
let store: ReadStore;
let log: SpecLog;
let behind: bigint[];
let databases = 0;

beforeAll(async () => {
  server = await startPostgres({ durable: false });
}, 60_000);
beforeEach(async () => {
  behind = [];
  const url = await server.createDatabase(`store_${++databases}`);
  store = new ReadStore({ url, behind: (position) => behind.push(position) });
  log = new SpecLog();
});
afterEach(() => store.close());
afterAll(() => server.stop());

describe('the read store', () => {
  it('may be migrated by several processes at once', async () => {
    await Promise.all([store.migrate(), store.migrate(), store.migrate()]);
    expect(await store.db.selectFrom('projection').selectAll().execute()).toEqual([]);
  });

  it('answers typed queries on a view by its plain name', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    await log.add(opened('c1', '换届选举'), opened('c2', '村务公开'));
    await runner.catchUp(openCases);
    const rows = await store.db
      .selectFrom('open_cases')
      .select(['key', 'dueOn'])
      .where('title', 'like', '%选举%')
      .execute();
    expect(rows).toEqual([{ key: 'c1', dueOn: '2026-10-10' }]);
  });

  it('rolls back what a throwing transaction wrote', async () => {
    await store.migrate();
    const failing = store.transaction(async (client) => {
      await client.query('create table read.half (n int)');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await expect(rowsOf(store, 'half')).rejects.toThrow('does not exist');
  });

  it('shows one state to all queries of a snapshot, and lets none of them write', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    await log.add(opened('c1'));
    await runner.catchUp(openCases);
    const keys = async () => (await store.db.selectFrom('open_cases').select('key').execute()).map(({ key }) => key);
    await store.snapshot(async () => {
      expect(await Promise.all([keys(), keys()])).toEqual([['c1'], ['c1']]);
      await log.add(opened('c2'));
      await runner.catchUp(openCases);
      expect(await keys()).toEqual(['c1']);
      await expect(store.db.deleteFrom('projection').execute()).rejects.toThrow('read-only transaction');
    });
    expect(await keys()).toEqual(['c1', 'c2']);
  });

  it('lets a reader wait for their own write', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    const position = await log.add(opened('c1'));
    const waiting = store.waitFor(['open-cases-1'], position, 60_000);
    await runner.catchUp(openCases);
    expect(await waiting).toBe(true);
    expect(behind).toEqual([position]);
  });

  it('does not wait for what is there already', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    const position = await log.add(opened('c1'));
    await runner.catchUp(openCases);
    expect(await store.waitFor(['open-cases-1'], position, 0)).toBe(true);
    expect(behind).toEqual([]);
  });

  it('says so when the wait was in vain', async () => {
    await runnerOn(store, log).prepare();
    expect(await store.waitFor(['open-cases-1'], 7n, 30)).toBe(false);
  });

  it('waits for a version that is not built yet by its view', async () => {
    const runner = runnerOn(store, log);
    await runner.prepare();
    const position = await log.add(opened('c1'));
    await runner.catchUp(openCases);
    expect(await store.waitFor(['open-cases-2'], position, 0)).toBe(true);
  });
});
