import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startPostgres } from '#testing/servers';
import { closed, opened } from './open-cases.fixture.js';
import { SpecLog } from './read-store.fixture.js';
import { ReadStore } from './read-store.js';
import { SeenTypes } from './seen-types.js';

/** Counts the events that are read from it. */
class CountedLog extends SpecLog {
  reads = 0;

  override async readAll(...options: Parameters<SpecLog['readAll']>) {
    const events = await super.readAll(...options);
    this.reads += events.length;
    return events;
  }
}

let server: Awaited<ReturnType<typeof startPostgres>>;
let store: ReadStore;
let log: CountedLog;
let databases = 0;

beforeAll(async () => {
  server = await startPostgres({ durable: false });
}, 60_000);
beforeEach(async () => {
  store = new ReadStore({ url: await server.createDatabase(`seen_${++databases}`) });
  await store.migrate();
  log = new CountedLog();
});
afterEach(() => store.close());
afterAll(() => server.stop());

const future = { type: 'Future.v1', data: {} };
const seen = () => new SeenTypes(store, log).lookUp();

describe('the types that a log holds', () => {
  it('are none in an empty log', async () => {
    expect(await seen()).toEqual([]);
  });

  it('are answered with the position where each first stands', async () => {
    await log.add(opened('c1'), opened('c2'), closed('c1'), future, future);
    expect(await seen()).toEqual([
      { type: 'CaseOpened.v1', position: 0n },
      { type: 'CaseClosed.v1', position: 2n },
      { type: 'Future.v1', position: 3n },
    ]);
  });

  it('are known again without reading what was read', async () => {
    await log.add(opened('c1'), closed('c1'));
    await seen();
    await log.add(future);
    log.reads = 0;
    expect((await seen()).map(({ type }) => type)).toEqual(['CaseOpened.v1', 'CaseClosed.v1', 'Future.v1']);
    expect(log.reads).toBe(1);
  });

  it('include what came by afterwards, once it is saved', async () => {
    await log.add(opened('c1'));
    const types = new SeenTypes(store, log);
    await types.lookUp();
    expect(types.reached).toBe(0n);
    await log.add(future);
    types.passed(await log.readAll({ after: types.reached }));
    await types.save();
    log.reads = 0;
    expect(await seen()).toContainEqual({ type: 'Future.v1', position: 1n });
    expect(log.reads).toBe(0);
  });

  it('are looked up anew in a log that ends earlier than the one before', async () => {
    await log.add(opened('c1'), future);
    await seen();
    log = new CountedLog();
    await log.add(closed('c1'));
    expect(await seen()).toEqual([{ type: 'CaseClosed.v1', position: 0n }]);
  });

  it('are the same for several who look at once', async () => {
    await log.add(opened('c1'), closed('c1'), future);
    const answers = await Promise.all([seen(), seen(), seen()]);
    for (const answer of answers) expect(answer.map(({ position }) => position)).toEqual([0n, 1n, 2n]);
  });
});
