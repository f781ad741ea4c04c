import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReadStore } from '#read-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { closed, noted, opened, openCases } from '../../libs/read-store/src/open-cases.fixture.js';
import { rowsOf, runnerOn, SpecLog } from '../../libs/read-store/src/read-store.fixture.js';

jest.setTimeout(300_000);

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 5);

/** What a server says while it is gone, goes or comes. Anything else is a fault. */
const AWAY =
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|terminating connection|starting up|not yet accepting|recovery mode|shutting down|not queryable|Client has encountered/;

/** Reads what `openCases` reads; only this one is rebuilt while the database dies. */
const rebuilt = { ...openCases, name: 'rebuilt-cases-1' };
const projections = [openCases, rebuilt];

describe('read models while their database is killed', () => {
  let server: PostgresServer;
  let store: ReadStore;

  beforeAll(async () => {
    server = await startPostgres({ durable: true });
    store = new ReadStore({ url: await server.createDatabase('read') });
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  const untilDone = async <T>(work: () => Promise<T>): Promise<T> => {
    for (;;)
      try {
        return await work();
      } catch (error) {
        if (!AWAY.test(String(error))) throw error;
        await sleep(20);
      }
  };

  it('are the fold of the log, live and rebuilt, row for row', async () => {
    const log = new SpecLog();
    const runners = [13, 50].map((batch) => runnerOn(store, log, { batch, projections }));
    await runners[0]!.prepare();
    let going = true;
    let cases = 0;
    const appending = (async () => {
      for (; going; cases++) {
        await log.add(opened(`c${cases}`), noted(`c${cases % 97}`, `n${cases}`));
        if (cases % 5 === 0) await log.add(closed(`c${Math.floor(cases / 2)}`));
        await sleep(1);
      }
    })();
    const ways: readonly (() => Promise<unknown>)[] = [
      () => runners[0]!.catchUpAll(),
      async () => {
        for (const projection of projections) await runners[1]!.catchUp(projection);
      },
    ];
    const catchingUp = ways.map(async (way) => {
      while (going) await untilDone(way);
    });
    const rebuilding = (async () => {
      while (going) await untilDone(() => runners[0]!.rebuild(rebuilt));
    })();
    for (let round = 0; round < ROUNDS; round++) {
      await sleep(600);
      await server.kill9();
      await server.restart();
    }
    await sleep(300);
    going = false;
    await Promise.all([appending, ...catchingUp, rebuilding]);
    expect(await runners[1]!.prepare()).toEqual([]);
    await runners[1]!.catchUpAll();
    const live = await rowsOf(store);
    expect(await rowsOf(store, 'rebuilt_cases')).toEqual(live);

    const fresh = new ReadStore({ url: await server.createDatabase('fresh') });
    const undisturbed = runnerOn(fresh, log);
    await undisturbed.prepare();
    await undisturbed.catchUp(openCases);
    expect(live).toEqual(await rowsOf(fresh));
    await fresh.close();
    expect(live.length).toBeGreaterThan(cases / 2);
  });
});
