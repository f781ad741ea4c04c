import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { AgendaScheduler, AgendaSource, JobQueues, type AgendaEntry } from '#jobs';
import { Clock } from '#kernel';
import { redisAvailable, startPostgres, startRedis } from '#testing/servers';

const WITHIN_HORIZON = 100_000;
const FIRING_PER_SECOND = 250;
const FIRING_SECONDS = 10;
/** The first ones find code that has never run, and come late by half a second: they are not counted. */
const WARM_UP = 2 * FIRING_PER_SECOND;
const LEAD_MS = 3_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OPEN_IN_MEMORY_TEST = 1_000_000;
const DUE_IN_MEMORY_TEST = 1_000;
const P99_GOAL_MS = { Redis: 150, PostgreSQL: 50 };
const MEMORY_GOAL = 1.2;

class SystemClock extends Clock {
  now(): string {
    return new Date().toISOString();
  }

  today(): string {
    return this.now().slice(0, 10);
  }
}

/** An agenda in memory, ordered by instant. Each page takes a turn of the event loop, as a query would. */
class BenchAgenda extends AgendaSource {
  readonly lateness: number[] = [];
  private entries: AgendaEntry[] = [];
  private readonly done = new Set<string>();

  /** `dues` are epoch milliseconds in rising order, all before those that are there already. */
  precede(name: string, dues: readonly number[]): void {
    const earlier = dues.map((due, n) => ({ stream: `${name}-${n}`, wakeAt: new Date(due).toISOString() }));
    this.entries = [...earlier, ...this.entries];
  }

  async dueBefore(instant: string, limit: number, after?: AgendaEntry): Promise<readonly AgendaEntry[]> {
    await new Promise(setImmediate);
    const page: AgendaEntry[] = [];
    for (let index = after ? this.entries.indexOf(after) + 1 : 0; page.length < limit; index++) {
      const entry = this.entries[index];
      if (!entry || entry.wakeAt > instant) break;
      if (!this.done.has(entry.stream)) page.push(entry);
    }
    return page;
  }

  wake(stream: string, wakeAt: string): Promise<void> {
    if (!this.done.has(stream)) this.lateness.push(Date.now() - Date.parse(wakeAt));
    this.done.add(stream);
    return Promise.resolve();
  }
}

const schedulerOn = (queues: JobQueues, agenda: BenchAgenda) => {
  const scheduler: AgendaScheduler = new AgendaScheduler({
    queues,
    source: agenda,
    clock: new SystemClock(),
    waker: {
      wake: async (stream, wakeAt) => {
        await agenda.wake(stream, wakeAt);
        scheduler.agendaChanged();
      },
    },
  });
  return scheduler;
};

/** Deadlines that fire at a steady rate while many others wait within the horizon. */
const latenessOn = async (name: keyof typeof P99_GOAL_MS, url: string) => {
  const queues = await JobQueues.open({ url });
  try {
    const firing = WARM_UP + FIRING_PER_SECOND * FIRING_SECONDS;
    const waiting = WITHIN_HORIZON - firing;
    const agenda = new BenchAgenda();
    const later = Date.now() + HOUR;
    agenda.precede(
      'waiting',
      Array.from({ length: waiting }, (_, n) => later + Math.floor((n / waiting) * 0.9 * HOUR)),
    );
    const scheduler = schedulerOn(queues, agenda);
    await scheduler.sweep();
    const first = Date.now() + LEAD_MS;
    agenda.precede(
      'firing',
      Array.from({ length: firing }, (_, n) => Math.floor(first + (n * 1_000) / FIRING_PER_SECOND)),
    );
    await scheduler.sweep();
    if (Date.now() > first) throw new Error('the first deadlines were due before the scheduler began to work');
    scheduler.start();
    while (agenda.lateness.length < firing) await sleep(50);
    await scheduler.stop();
    const earliest = Math.min(...agenda.lateness);
    if (earliest < 0) throw new Error(`a deadline fired ${-earliest} ms early`);
    const sorted = agenda.lateness.slice(WARM_UP).toSorted((a, b) => a - b);
    const value = sorted[Math.ceil(sorted.length * 0.99) - 1]!;
    return {
      name: `100,000 open deadlines, p99 lateness on ${name}`,
      value,
      unit: 'ms',
      goal: P99_GOAL_MS[name],
      atMost: true,
    };
  } finally {
    await queues.close();
  }
};

/** What Redis holds when so many deadlines are open of which so many fall due within the horizon. */
const redisMemory = async (open: number): Promise<number> => {
  const server = await startRedis();
  const queues = await JobQueues.open({ url: server.url });
  const client = new Redis(server.url);
  try {
    const now = Date.now();
    const agenda = new BenchAgenda();
    const dueOf = (n: number) =>
      n < DUE_IN_MEMORY_TEST ? now + HOUR + n : now + DAY + Math.floor((n / open) * 60 * DAY);
    agenda.precede(
      'open',
      Array.from({ length: open }, (_, n) => dueOf(n)),
    );
    await schedulerOn(queues, agenda).sweep();
    return Number(/used_memory:(\d+)/.exec(await client.info('memory'))![1]);
  } finally {
    client.disconnect();
    await queues.close();
    await server.stop();
  }
};

/** Lateness of deadlines on both backends, and what open deadlines cost in Redis. */
export const run = async () => {
  const rows = [];
  const postgres = await startPostgres({ durable: true });
  try {
    rows.push(await latenessOn('PostgreSQL', postgres.url));
  } finally {
    await postgres.stop();
  }
  if (!redisAvailable()) return { rows };
  const redis = await startRedis();
  try {
    rows.push(await latenessOn('Redis', redis.url));
  } finally {
    await redis.stop();
  }
  const few = await redisMemory(DUE_IN_MEMORY_TEST);
  const many = await redisMemory(OPEN_IN_MEMORY_TEST);
  rows.push({
    name: 'Redis memory with 1,000,000 open deadlines : with 1,000, as many due within the horizon',
    value: Math.round((many / 1_048_576) * 10) / 10,
    unit: 'MiB',
    ratio: many / few,
    goal: MEMORY_GOAL,
    atMost: true,
  });
  return { rows };
};
