import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { emptyPostgresQueue } from '../fixtures/queue-wiper.fixture.js';
import { AgendaScheduler, JobQueues, type JobQueuesOptions, type ReportError } from '#jobs';
import { redisAvailable, startPostgres, startRedis } from '#testing/servers';
import { SpecAgenda, SpecClock } from '../../libs/jobs/src/agenda.fixture.js';

/** A server under the queues that specs may wipe, restart and kill. */
export type QueueServer = Readonly<{
  url: string;
  wipe: () => Promise<void>;
  restart: () => Promise<void>;
  kill9: () => Promise<void>;
  /** Everything that it holds, as one text. */
  contents: () => Promise<string>;
  /** How many clients are connected to it. */
  connections: () => Promise<number>;
  /** Source of a module that takes a `wake` job, says so on its standard output, and never ends it. */
  hungWorker: string;
  stop: () => Promise<void>;
}>;

export type QueueBackendUnderTest = Readonly<{ name: string; available: boolean; start: () => Promise<QueueServer> }>;

const hungWorker = (connection: string) => `
  import { createPostgresBackend, Worker } from 'bullmq';
  import { Redis } from 'ioredis';
  import pg from 'pg';
  const hang = () => new Promise(() => process.stdout.write('took a job'));
  const options = { lockDuration: 2_000, stalledInterval: 1_000, prefix: 'cunzhi' };
  ${connection}
  setInterval(() => undefined, 60_000);`;

const inDatabase = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const inRedis = async <T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> => {
  const client = new Redis(url);
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
};

const queueTables = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = 'bullmq' and tablename <> 'migration'`,
  );
  return rows.map(({ tablename }) => `bullmq.${tablename}`);
};

const startPostgresQueue = async (): Promise<QueueServer> => {
  const server = await startPostgres({ durable: true });
  const url = await server.createDatabase('queue');
  return {
    ...server,
    url,
    wipe: () => emptyPostgresQueue(url),
    contents: () =>
      inDatabase(url, async (client) => {
        const texts: string[] = [];
        for (const table of await queueTables(client))
          texts.push(JSON.stringify((await client.query(`select * from ${table}`)).rows));
        return texts.join('\n');
      }),
    connections: () =>
      inDatabase(url, async (client) => {
        const { rows } = await client.query<{ clients: number }>(
          'select count(*)::int as clients from pg_stat_activity where datname = current_database()',
        );
        return rows[0]!.clients;
      }),
    hungWorker: hungWorker(`
      const connection = new pg.Pool({ connectionString: ${JSON.stringify(url)}, options: '-c search_path=bullmq' });
      new Worker('wake', hang, { ...options, connection }, createPostgresBackend);`),
  };
};

const startRedisQueue = async (): Promise<QueueServer> => {
  const server = await startRedis({ appendOnly: true });
  const { url } = server;
  return {
    ...server,
    wipe: () => server.flushAll(),
    contents: () =>
      inRedis(url, async (client) => {
        const dumps = (await client.keys('*')).map((key) => client.dumpBuffer(key));
        return (await Promise.all(dumps)).map((dump) => dump?.toString('utf8')).join('\n');
      }),
    connections: () =>
      inRedis(
        url,
        async (client) =>
          String(await client.client('LIST'))
            .trim()
            .split('\n').length,
      ),
    hungWorker: hungWorker(`
      const connection = new Redis(${JSON.stringify(url)}, { maxRetriesPerRequest: null });
      new Worker('wake', hang, { ...options, connection });`),
  };
};

export const queueBackends: readonly QueueBackendUnderTest[] = [
  { name: 'Redis', available: redisAvailable(), start: startRedisQueue },
  { name: 'PostgreSQL', available: true, start: startPostgresQueue },
];

/** Resolves once the condition holds. Throws when that takes longer than `withinMs` milliseconds. */
export const until = async (condition: () => boolean | Promise<boolean>, withinMs = 40_000): Promise<void> => {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not so after ${withinMs} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** What a spec gets: a wiped server, queues on it, and the errors that they reported (`where: message`). */
export class QueueBench {
  server: QueueServer;
  queues: JobQueues;
  errors: string[] = [];

  async open(options: Partial<JobQueuesOptions> = {}): Promise<JobQueues> {
    const onError: ReportError = (error, where) => this.errors.push(`${where}: ${error.message}`);
    return JobQueues.open({ url: this.server.url, onError, ...options });
  }

  /** Streams that fall due one after the other, `everyMs` apart, the first after `firstMs`. */
  agenda(streams: number, firstMs: number, everyMs: number) {
    const clock = new SpecClock(() => Date.now());
    const agenda = new SpecAgenda(clock);
    const first = Date.now() + firstMs;
    for (let n = 0; n < streams; n++) agenda.open.set(`case-${n}`, new Date(first + n * everyMs).toISOString());
    const scheduler = new AgendaScheduler({ queues: this.queues, source: agenda, waker: agenda.waker, clock });
    return { agenda, scheduler };
  }
}

/** Declares the same specs for Redis and PostgreSQL. Where Redis is missing, its half is skipped by name. */
export const onEachQueue = (title: string, body: (bench: QueueBench) => void): void => {
  describe.each(queueBackends)(`${title} on $name`, ({ available, start }) => {
    (available ? describe : describe.skip)('contract', () => {
      const bench = new QueueBench();
      beforeAll(async () => {
        bench.server = await start();
      });
      beforeEach(async () => {
        bench.errors = [];
        await bench.server.wipe();
        bench.queues = await bench.open();
      });
      afterEach(() => bench.queues.close());
      afterAll(() => bench.server.stop());
      body(bench);
    });
  });
};

/** Each of so many streams took effect once, and none before its instant. */
export const expectOneEffectEach = ({ effects }: SpecAgenda, streams: number): void => {
  expect(new Set(effects.map(({ stream }) => stream)).size).toBe(streams);
  expect(effects).toHaveLength(streams);
  expect(effects.filter(({ wakeAt, at }) => at < Date.parse(wakeAt))).toEqual([]);
};
