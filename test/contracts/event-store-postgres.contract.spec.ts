import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EventStoreBusyError,
  EventStoreUnavailableError,
  PostgresEventStore,
  UnstorableEventError,
  WrongExpectedRevisionError,
  type Appended,
  type PostgresEventStoreOptions,
} from '#event-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { once } from 'node:events';
import pg from 'pg';
import { followUntil, idsOf, Scribe } from './event-store-world.fixture.js';
import { startStallingProxy } from './stalling-proxy.fixture.js';

let server: PostgresServer;
let client: pg.Client;
const opened: PostgresEventStore[] = [];
const scribe = new Scribe('pg');

const open = (options: Partial<PostgresEventStoreOptions> = {}): PostgresEventStore => {
  const store = new PostgresEventStore({ url: server.url, ...options });
  opened.push(store);
  return store;
};

/** Transactions that wrote the given events. */
const transactionsOf = async (ids: readonly string[]): Promise<number> => {
  const text = 'select count(distinct xmin::text)::int as n from eventstore.event where id = any($1)';
  return (await client.query<{ n: number }>(text, [ids])).rows[0]!.n;
};

const untilAvailable = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof EventStoreUnavailableError)) throw error;
    }
  }
};

beforeAll(async () => {
  server = await startPostgres();
  await Promise.all([open(), open(), open()].map((store) => store.migrate()));
  client = new pg.Client(server.url);
  await client.connect();
}, 60_000);

afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

afterAll(async () => {
  await client.end();
  await server.stop();
});

describe('PostgreSQL event store', () => {
  it('numbers what two processes write without a gap, in the order in which it becomes visible', async () => {
    const [one, two] = [open(), open()];
    const events = scribe.events(400);
    const following = followUntil(open(), new Set(idsOf(events)), 400, { batch: 7 });
    const appends = events.map((event, index) => (index % 2 ? one : two).append(scribe.stream(), [event], 'no-stream'));
    const positions = (await Promise.all(appends)).map(({ position }) => Number(position));
    const first = Math.min(...positions);
    expect(positions.toSorted((a, b) => a - b)).toEqual(Array.from(positions, (_, index) => first + index));
    expect((await following).map(({ position }) => Number(position))).toEqual(positions.toSorted((a, b) => a - b));
  }, 30_000);

  it('writes the appends of concurrent callers together', async () => {
    const store = open();
    const events = scribe.events(200);
    await Promise.all(events.map((event) => store.append(scribe.stream(), [event], 'no-stream')));
    expect(await transactionsOf(idsOf(events))).toBe(2);
  });

  it('refuses a member of a group alone', async () => {
    const store = open();
    const good = scribe.events(20);
    const taken = scribe.events(1);
    await store.append(scribe.stream(), taken, 'any');
    const bad = [
      store.append(scribe.stream(), scribe.events(1), 3),
      store.append(scribe.stream(), [scribe.event(), ...taken], 'any'),
    ];
    const landed = good.map((event) => store.append(scribe.stream(), [event], 'any'));
    await expect(bad[1]).rejects.toThrow(UnstorableEventError);
    await expect(bad[0]).rejects.toThrow(WrongExpectedRevisionError);
    await Promise.all(landed);
    expect(await transactionsOf(idsOf(good))).toBe(1);
  });

  it('writes an event that makes the whole group fail alone, and the others without it', async () => {
    await client.query(`
      create function poison() returns trigger language plpgsql as
        $$ begin if new.type = 'Poison.v1' then raise data_exception; end if; return new; end $$;
      create trigger poison before insert on eventstore.event for each row execute function poison();`);
    const store = open();
    const good = scribe.events(10);
    const poison = { ...scribe.event(), type: 'Poison.v1' };
    const landed = good.map((event) => store.append(scribe.stream(), [event], 'any'));
    const refused = store.append(scribe.stream(), [poison], 'any');
    await expect(refused).rejects.toThrow('refused the event (22000)');
    await Promise.all(landed);
    await client.query('drop trigger poison on eventstore.event');
    expect(await transactionsOf(idsOf(good))).toBeGreaterThan(1);
    expect(await transactionsOf([poison.id])).toBe(0);
  });

  it('writes a whole stream in one group, each append expecting the one before', async () => {
    const store = open();
    await store.append(scribe.stream(), scribe.events(1), 'any');
    const stream = scribe.stream();
    const appends: Promise<Appended>[] = [store.append(scribe.stream(), scribe.events(1), 'any')];
    const events = scribe.events(100);
    events.forEach((event, index) =>
      appends.push(store.append(stream, [event], index === 0 ? 'no-stream' : index - 1)),
    );
    const late = store.append(stream, scribe.events(1), 50);
    await expect(late).rejects.toMatchObject({ actual: 99 });
    expect((await Promise.all(appends)).slice(1).map(({ revision }) => revision)).toEqual(events.map((_, at) => at));
    expect(await transactionsOf(idsOf(events))).toBe(1);
  });

  it('turns callers away beyond its bound and serves them later', async () => {
    const store = open({ limits: { members: 2, waiting: 4 } });
    const attempt = () => store.append(scribe.stream(), scribe.events(1), 'any');
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, attempt));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refused).toHaveLength(5);
    expect(refused.every((reason) => reason instanceof EventStoreBusyError)).toBe(true);
    expect(await attempt()).toMatchObject({ revision: 0 });
  });

  it('notifies other processes, many appends at a time', async () => {
    let notified = 0;
    client.on('notification', () => notified++);
    await client.query('listen eventstore');
    const store = open();
    const first = once(client, 'notification');
    for (let round = 0; round < 50; round++) await store.append(scribe.stream(), scribe.events(1), 'any');
    await first;
    await client.query('unlisten eventstore');
    expect(notified).toBeLessThan(25);
  });

  it('reads its own connections anew after they were cut', async () => {
    const store = open();
    const stream = scribe.stream();
    await store.append(stream, scribe.events(1), 'no-stream');
    await store.read(stream);
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and backend_type = 'client backend'`);
    const events = scribe.events(1);
    await store.append(stream, events, 0).catch(() => undefined);
    expect(await store.append(stream, events, 0)).toMatchObject({ revision: 1 });
    await store.read(stream).catch(() => undefined);
    expect(await store.read(stream)).toHaveLength(2);
  });

  it('gives up on a server that does not answer, and repeats without harm what it did late', async () => {
    const store = open({ pool: { query_timeout: 50 } });
    const stream = scribe.stream();
    const events = scribe.events(1);
    await client.query('begin; lock table eventstore.event');
    await expect(store.append(stream, events, 'no-stream')).rejects.toThrow(EventStoreUnavailableError);
    await client.query('commit');
    const appended = await untilAvailable(() => store.append(stream, events, 'no-stream'));
    expect(appended).toMatchObject({ revision: 0 });
    expect(await open().read(stream)).toHaveLength(1);
  });

  it('leaves a connection that has fallen silent for a new one', async () => {
    const proxy = await startStallingProxy(server.url);
    const store = open({ url: proxy.url, pool: { query_timeout: 200, max: 1 } });
    const stream = scribe.stream();
    await store.append(stream, scribe.events(1), 'no-stream');
    await store.read(stream);
    proxy.stall();
    const events = scribe.events(1);
    await expect(store.append(stream, events, 0)).rejects.toThrow(EventStoreUnavailableError);
    await store.read(stream).catch(() => undefined);
    expect(await store.append(stream, events, 0)).toMatchObject({ revision: 1 });
    expect(await store.read(stream)).toHaveLength(2);
    proxy.stall();
    await store.close();
    proxy.stop();
  }, 30_000);

  it('keeps the log from being changed', async () => {
    await open().append(scribe.stream(), scribe.events(1), 'any');
    for (const change of [
      'update eventstore.event set type = type',
      'delete from eventstore.event',
      'truncate eventstore.event',
    ])
      await expect(client.query(change)).rejects.toThrow('append-only');
  });

  it('names a fault of the installation as what it is', async () => {
    const empty = open({ url: await server.createDatabase('empty') });
    await expect(empty.append(scribe.stream(), scribe.events(1), 'any')).rejects.toMatchObject({ code: '3F000' });
    await expect(empty.readAll()).rejects.toMatchObject({ code: '42P01' });
  });
});
