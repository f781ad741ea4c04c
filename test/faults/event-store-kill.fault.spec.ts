import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError, PostgresEventStore, type Appended, type EventToAppend } from '#event-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 10);
const PROCESSES = 2;
const WRITERS = 16;
const APPENDS_A_ROUND = 150;

type Acknowledged = Appended & Readonly<{ stream: string; ids: readonly string[] }>;

const metadata: EventToAppend['metadata'] = {
  commandId: 'c1',
  commandDigest: 'd1',
  correlationId: 'c1',
  actor: { accountId: 'a1' },
  occurredAt: '2026-09-21T01:00:00.000Z',
  recordedAt: '2026-09-21T01:00:00.000Z',
  chain: { suite: 'sha256', previous: '', hash: '' },
};

const eventOf = (name: string): EventToAppend => {
  const hash = createHash('sha256').update(name).digest('hex');
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return { id, type: 'ThingDone.v1', data: { name }, metadata };
};

let server: PostgresServer;
const stores: PostgresEventStore[] = [];

beforeAll(async () => {
  server = await startPostgres({ durable: true });
  for (let process = 0; process < PROCESSES; process++) stores.push(new PostgresEventStore({ url: server.url }));
  await stores[0]!.migrate();
}, 60_000);

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await server.stop();
});

/** Appends one or two events at a time until told to stop; an append without an answer is repeated. */
class Writer {
  private revision = -1;
  private written = 0;

  constructor(
    private readonly store: PostgresEventStore,
    private readonly stream: string,
    private readonly ledger: Acknowledged[],
  ) {}

  async write(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const number = this.written++;
      const events = Array.from({ length: (number % 2) + 1 }, (_, index) =>
        eventOf(`${this.stream}/${number}/${index}`),
      );
      const appended = await this.appendUntilAnswered(events);
      this.revision = appended.revision;
      this.ledger.push({ ...appended, stream: this.stream, ids: events.map(({ id }) => id) });
    }
  }

  private async appendUntilAnswered(events: readonly EventToAppend[]): Promise<Appended> {
    for (;;) {
      try {
        return await this.store.append(this.stream, events, this.revision);
      } catch (error) {
        if (!(error instanceof EventStoreUnavailableError)) throw error;
        await sleep(5);
      }
    }
  }
}

describe('a database killed under load', () => {
  it(`keeps every acknowledged append once, without gaps, over ${ROUNDS} kills`, async () => {
    const ledger: Acknowledged[] = [];
    const followed: bigint[] = [];
    const abort = new AbortController();
    const following = (async () => {
      for await (const batch of stores[1]!.subscribeAll({ signal: abort.signal }))
        followed.push(...batch.map(({ position }) => position));
    })();
    const writers = Array.from(
      { length: WRITERS },
      (_, index) => new Writer(stores[index % PROCESSES]!, `thing-${index}`, ledger),
    );
    let over = false;
    const writing = Promise.all(writers.map((writer) => writer.write(() => over)));
    for (let round = 1; round <= ROUNDS; round++) {
      const enough = ledger.length + APPENDS_A_ROUND;
      while (ledger.length < enough) await Promise.race([sleep(1), writing]);
      await server.kill9();
      await server.restart();
    }
    over = true;
    await writing;

    const log = await stores[0]!.readAll();
    expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => BigInt(index)));
    const logged = log.map(({ stream, revision, id }) => `${stream} ${revision} ${id}`);
    const acknowledged = ledger.flatMap(({ stream, revision, ids }) =>
      ids.map((id, index) => `${stream} ${revision - ids.length + 1 + index} ${id}`),
    );
    expect(acknowledged.toSorted()).toEqual(logged.toSorted());
    for (const { position, ids } of ledger) expect(log[Number(position)]!.id).toBe(ids.at(-1));

    while (followed.length < log.length) await sleep(5);
    abort.abort();
    await following;
    expect(followed).toEqual(log.map(({ position }) => position));
  }, 600_000);
});
