import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresEventStore } from '#event-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Scribe } from './event-store-world.fixture.js';

const APPENDERS = 16;
const APPENDS = 25;

/** A log on trial: `append` writes one event of an appender, `readAfter` gives what lies after a position. */
type Trial = Readonly<{
  append(appender: number, event: string): Promise<unknown>;
  readAfter(position: bigint): Promise<readonly Readonly<{ event: string; position: bigint }>[]>;
}>;

let server: PostgresServer;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);

afterAll(async () => {
  for (const close of closing) await close();
  await server.stop();
});

/** Many append while one reads along; then one reads to the end. Answers what was written and what the reader saw. */
const race = async ({ append, readAfter }: Trial) => {
  const written: string[] = [];
  const seen: string[] = [];
  let cursor = -1n;
  let appending = true;
  const readPage = async (): Promise<number> => {
    const page = await readAfter(cursor);
    seen.push(...page.map(({ event }) => event));
    cursor = page.at(-1)?.position ?? cursor;
    return page.length;
  };
  const tail = async () => {
    while (appending) if ((await readPage()) === 0) await sleep(1);
  };
  const writeAll = async (appender: number) => {
    for (let number = 0; number < APPENDS; number++) {
      const event = `${appender}/${number}`;
      await append(appender, event);
      written.push(event);
    }
  };
  const tailing = tail();
  await Promise.all(Array.from({ length: APPENDERS }, (_, appender) => writeAll(appender)));
  appending = false;
  await tailing;
  while ((await readPage()) > 0);
  return { written: written.toSorted(), seen: seen.toSorted() };
};

const ourStore = async (): Promise<Trial> => {
  const stores = [0, 1].map(() => new PostgresEventStore({ url: server.url }));
  closing.push(...stores.map((store) => () => store.close()));
  await stores[0]!.migrate();
  const scribe = new Scribe('race');
  return {
    append: (appender, event) =>
      stores[appender % 2]!.append(`thing-race${appender}`, [scribe.event({ event })], 'any'),
    readAfter: async (after) =>
      (await stores[0]!.readAll({ after, limit: 100 })).map(({ data, position }) => ({
        event: data['event'] as string,
        position,
      })),
  };
};

/** Positions from a sequence: given out before the commit, and so visible out of order. */
const naiveTable = async (): Promise<Trial> => {
  const pool = new pg.Pool({ connectionString: server.url, max: APPENDERS + 1 });
  pool.on('error', () => undefined);
  closing.push(() => pool.end());
  await pool.query(
    'create table naive (position bigint generated always as identity primary key, event text not null)',
  );
  return {
    append: async (appender, event) => {
      const client = await pool.connect();
      await client.query('begin');
      await client.query('insert into naive (event) values ($1)', [event]);
      if (appender % 2) await client.query('select pg_sleep(0.003)');
      await client.query('commit');
      client.release();
    },
    readAfter: async (after) => {
      const text = 'select event, position from naive where position > $1 order by position limit 100';
      const { rows } = await pool.query<{ event: string; position: string }>(text, [after.toString()]);
      return rows.map(({ event, position }) => ({ event, position: BigInt(position) }));
    },
  };
};

describe('a reader that runs along with many appenders', () => {
  it('sees every event once', async () => {
    const { written, seen } = await race(await ourStore());
    expect(written).toHaveLength(APPENDERS * APPENDS);
    expect(seen).toEqual(written);
  }, 60_000);

  it('loses events where positions are given out before the commit, which shows that the race can be lost', async () => {
    const { written, seen } = await race(await naiveTable());
    expect(written).toHaveLength(APPENDERS * APPENDS);
    expect(seen.length).toBeLessThan(written.length);
    expect(written).toEqual(expect.arrayContaining(seen));
  }, 60_000);
});
