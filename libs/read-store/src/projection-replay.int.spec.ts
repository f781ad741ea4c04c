import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type pg from 'pg';
import { startPostgres } from '#testing/servers';
import { closed, noted, opened, openCases } from './open-cases.fixture.js';
import { rowsOf, runnerOn, SpecLog } from './read-store.fixture.js';
import { ReadStore } from './read-store.js';

class Crash extends Error {}

/** Crashes after the rows and the checkpoint are written and before they are committed, each time the plan says so. */
class CrashingStore extends ReadStore {
  plan: boolean[] = [];

  override transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return super.transaction(async (client) => {
      const result = await work(client);
      if (this.plan.shift()) throw new Crash('before commit');
      return result;
    });
  }
}

let server: Awaited<ReturnType<typeof startPostgres>>;
let store: CrashingStore;

beforeAll(async () => {
  server = await startPostgres({ durable: false });
  store = new CrashingStore({ url: await server.createDatabase('replay') });
}, 60_000);
afterAll(async () => {
  await store.close();
  await server.stop();
});

const id = fc.constantFrom('c1', 'c2', 'c3', 'c4');
const note = fc.string({ unit: fc.constantFrom('一', '\u{20BB7}', '"', '\\', '{', ',', ' ', "'", 'a') });
const event = fc.oneof(
  id.map((caseId) => opened(caseId)),
  fc.tuple(id, note).map(([caseId, text]) => noted(caseId, text)),
  id.map((caseId) => closed(caseId)),
);

const untilDone = async (work: () => Promise<unknown>): Promise<void> => {
  for (;;)
    try {
      await work();
      return;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
};

describe('replay', () => {
  it('finds rows and checkpoint as they were when a batch crashed before its commit', async () => {
    const log = new SpecLog();
    const runner = runnerOn(store, log);
    await runner.prepare();
    await log.add(opened('c1'));
    const checkpoint = await runner.catchUp(openCases);
    const before = await rowsOf(store);
    await log.add(noted('c1', 'n'), opened('c2'));
    store.plan = [true];
    await expect(runner.catchUp(openCases)).rejects.toThrow('before commit');
    expect(await rowsOf(store)).toEqual(before);
    expect(await store.waitFor(['open-cases-1'], checkpoint, 0)).toBe(true);
    expect(await store.waitFor(['open-cases-1'], checkpoint + 1n, 0)).toBe(false);
  });

  it('gives the same rows with any batches, crashes before commit, repeats and a rebuild', async () => {
    const property = fc.asyncProperty(
      fc.array(event, { maxLength: 30 }),
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.boolean(), { maxLength: 12 }),
      async (events, batch, crashes) => {
        await store.pool.query('drop schema if exists read cascade');
        const log = new SpecLog();
        const runner = runnerOn(store, log, { batch });
        await runner.prepare();
        const half = events.length >> 1;
        await log.add(...events.slice(0, half));
        await runner.catchUp(openCases);
        await log.add(...events.slice(half));
        store.plan = [...crashes];
        await untilDone(() => runner.catchUp(openCases));
        store.plan = [];
        const crashed = await rowsOf(store);
        await runner.catchUp(openCases);
        expect(await rowsOf(store)).toEqual(crashed);
        store.plan = [];
        await runnerOn(store, log, { batch: 1_000 }).rebuild(openCases);
        expect(await rowsOf(store)).toEqual(crashed);
      },
    );
    await fc.assert(property, { numRuns: 40 });
  }, 120_000);
});
