import {
  InMemoryEventStore,
  openEventStoreDb,
  PostgresEventStore,
  RecentLog,
  type EventStore,
  type EventToAppend,
  type SubscribeOptions,
} from '#event-store';
import type { JsonObject, RecordedEvent } from '#kernel';
import { startEventStoreDb, startPostgres } from '#testing/servers';
import { createHash, randomUUID } from 'node:crypto';

/** One log under test. `open` gives what another process would use; `sent` counts events that left the server. */
export type World = Readonly<{
  store: EventStore;
  scribe: Scribe;
  open(): EventStore | Promise<EventStore>;
  sent?: () => number;
  server?: Readonly<{ kill9(): Promise<void>; restart(): Promise<void> }>;
  stop(): Promise<void>;
}>;

/**
 * `uniqueIds`: the store refuses an event id that is in use elsewhere. `shared`: several instances serve one log.
 * `stoppable`: the test may kill the server.
 */
export type Traits = Readonly<{ uniqueIds: boolean; shared: boolean; stoppable: boolean }>;

export type Subject = Traits & Readonly<{ name: string; start(): Promise<World> }>;

/** Makes streams and events with ids that follow from the run and the order of asking. */
export class Scribe {
  private count = 0;

  constructor(private readonly run: string) {}

  stream(): string {
    return `thing-${this.run}${++this.count}`;
  }

  event(data: JsonObject = {}): EventToAppend {
    const hash = createHash('sha256').update(`${this.run}/${++this.count}`).digest('hex');
    const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
    return { id, type: 'ThingDone.v1', data: { number: this.count, ...data }, metadata };
  }

  events(count: number, data?: JsonObject): readonly EventToAppend[] {
    return Array.from({ length: count }, () => this.event(data));
  }
}

export const metadata: EventToAppend['metadata'] = {
  commandId: 'c1',
  commandDigest: 'd1',
  correlationId: 'c1',
  actor: { accountId: 'a1', personId: 'p1', orgCode: '370102' },
  occurredAt: '2026-09-21T01:00:00.000Z',
  recordedAt: '2026-09-21T01:00:00.000Z',
  chain: { suite: 'sha256', previous: '', hash: 'h1' },
};

const inMemory: Subject = {
  name: 'in memory',
  uniqueIds: true,
  shared: false,
  stoppable: false,
  start: async () => {
    const store = new InMemoryEventStore();
    return { store, scribe: new Scribe('m'), open: () => store, stop: () => store.close() };
  },
};

const recent: Subject = {
  ...inMemory,
  name: 'in memory, the newest of it kept',
  start: async () => {
    const store = new RecentLog(new InMemoryEventStore(), { events: 20, characters: 4_000, page: 10 });
    return { store, scribe: new Scribe('r'), open: () => store, stop: () => store.close() };
  },
};

const postgres: Subject = {
  name: 'PostgreSQL',
  uniqueIds: true,
  shared: true,
  stoppable: true,
  start: async () => {
    const server = await startPostgres({ durable: true });
    let sent = 0;
    class Counted extends PostgresEventStore {
      override async readAll(...options: Parameters<PostgresEventStore['readAll']>) {
        const events = await super.readAll(...options);
        sent += events.length;
        return events;
      }
    }
    const stores: EventStore[] = [];
    const open = () => {
      const store = new Counted({ url: server.url });
      stores.push(store);
      return store;
    };
    const store = open();
    await store.migrate();
    const stop = async () => {
      await Promise.all(stores.map((opened) => opened.close()));
      await server.stop();
    };
    return { store, scribe: new Scribe('p'), open, sent: () => sent, server, stop };
  },
};

const doubled: Subject = {
  name: 'EventStoreDB double',
  uniqueIds: false,
  shared: true,
  stoppable: true,
  start: async () => {
    const server = await startEventStoreDb();
    return { ...(await overEventStoreDb(server.url, 'e', () => server.stop())), sent: server.sent, server };
  },
};

const overEventStoreDb = async (url: string, run: string, stopServer: () => Promise<void>): Promise<World> => {
  const stores: EventStore[] = [];
  const open = async () => {
    const store = await openEventStoreDb({ url });
    stores.push(store);
    return store;
  };
  const stop = async () => {
    await Promise.all(stores.map((opened) => opened.close()));
    await stopServer();
  };
  return { store: await open(), scribe: new Scribe(run), open, stop };
};

const liveUrl = process.env['EVENTSTOREDB_TEST_URL'];
const live = (url: string): Subject => ({
  name: 'EventStoreDB',
  uniqueIds: false,
  shared: true,
  stoppable: false,
  start: async () => overEventStoreDb(url, `${randomUUID().slice(0, 8)}x`, () => Promise.resolve()),
});

export const subjects: readonly Subject[] = [inMemory, recent, postgres, doubled, ...(liveUrl ? [live(liveUrl)] : [])];

/** Follows the log until `count` events of the given ids have come by, and answers with those. */
export const followUntil = async (
  store: EventStore,
  ids: ReadonlySet<string>,
  count: number,
  options: SubscribeOptions = {},
): Promise<readonly RecordedEvent[]> => {
  const found: RecordedEvent[] = [];
  for await (const batch of store.subscribeAll(options)) {
    found.push(...batch.filter(({ id }) => ids.has(id)));
    if (found.length >= count) return found;
  }
  return found;
};

/** The position after which a subscription sees only what is appended from now on. */
export const fromNow = async (store: EventStore): Promise<{ after?: bigint }> => {
  const after = await store.head();
  return after === undefined ? {} : { after };
};

export const idsOf = (events: readonly Readonly<{ id: string }>[]): readonly string[] => events.map(({ id }) => id);
