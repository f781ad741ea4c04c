import { PostgresEventStore, type EventToAppend } from '#event-store';
import { startPostgres } from '#testing/servers';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { median, type BenchRow } from './harness/figures.js';

/** Callers at once, and the appends per raw insert that are the goal. */
const GOALS = [
  [1, 0.65],
  [32, 1.5],
  [64, 2.5],
] as const;
const SECONDS = 2;
const LIMIT =
  'missed: one caller waits for one round trip and one commit as the raw insert does, and besides for a function that checks revision and id and writes three indexes; the events of many callers are written as JSON by one thread';
const ROUNDS = 3;
const STREAM_LENGTH = 50;
const RAW_TABLE = `create table raw_insert (
  position bigint generated always as identity primary key, id uuid not null, data jsonb not null)`;

const metadata: EventToAppend['metadata'] = {
  commandId: 'c1',
  commandDigest: 'd1',
  correlationId: 'c1',
  actor: { accountId: 'a1', personId: 'p1', orgCode: '370102001001' },
  occurredAt: '2026-09-21T01:00:00.000Z',
  recordedAt: '2026-09-21T01:00:00.000Z',
  chain: { suite: 'sha256', previous: 'a'.repeat(64), hash: 'b'.repeat(64) },
};
const data = { caseId: 'c1', heldOn: '2026-10-01', guests: 120, tables: 12, place: '历城区某村文化礼堂' };

/** Operations per second of `callers` loops. */
const rateOf = async (callers: number, operation: (caller: number) => Promise<unknown>): Promise<number> => {
  const until = performance.now() + SECONDS * 1_000;
  let done = 0;
  const began = performance.now();
  const loop = async (caller: number): Promise<void> => {
    while (performance.now() < until) {
      await operation(caller);
      done++;
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => loop(caller)));
  return done / ((performance.now() - began) / 1_000);
};

const rawInserts = async (url: string, callers: number): Promise<number> => {
  const clients = Array.from({ length: callers }, () => new pg.Client(url));
  await Promise.all(clients.map((client) => client.connect()));
  const insert = { name: 'raw', text: 'insert into raw_insert (id, data) values ($1, $2)' };
  const json = JSON.stringify({ ...data, metadata });
  const rate = await rateOf(callers, (caller) => clients[caller]!.query({ ...insert, values: [randomUUID(), json] }));
  await Promise.all(clients.map((client) => client.end()));
  return rate;
};

const appends = (store: PostgresEventStore, callers: number, run: string): Promise<number> => {
  const ends = Array.from({ length: callers }, () => ({ stream: 0, revision: -1 }));
  return rateOf(callers, async (caller) => {
    const end = ends[caller]!;
    if (end.revision === STREAM_LENGTH - 1) ends[caller] = { stream: end.stream + 1, revision: -1 };
    const { stream, revision } = ends[caller]!;
    const event = { id: randomUUID(), type: 'BenchRan.v1', data, metadata };
    const expected = revision < 0 ? 'no-stream' : revision;
    ends[caller]!.revision = (await store.append(`bench-${run}-${caller}-${stream}`, [event], expected)).revision;
  });
};

/** Appends per second beside raw prepared one-row inserts, in turns on the same durable server. */
export const run = async (): Promise<{ rows: BenchRow[] }> => {
  const server = await startPostgres({ durable: true });
  const store = new PostgresEventStore({ url: server.url });
  try {
    await store.migrate();
    const setup = new pg.Client(server.url);
    await setup.connect();
    await setup.query(RAW_TABLE);
    await setup.end();
    const rows: BenchRow[] = [];
    for (const [callers, goal] of GOALS) {
      const raw: number[] = [];
      const grouped: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        raw.push(await rawInserts(server.url, callers));
        grouped.push(await appends(store, callers, `${callers}-${round}`));
      }
      const [rawRate, rate] = [median(raw), median(grouped)];
      rows.push({ name: `raw insert, ${callers} callers`, value: Math.round(rawRate), unit: '1/s' });
      rows.push({
        name: `append, ${callers} callers`,
        value: Math.round(rate),
        unit: '1/s',
        ratio: rate / rawRate,
        goal,
        limit: LIMIT,
      });
    }
    return { rows };
  } finally {
    await store.close();
    await server.stop();
  }
};
