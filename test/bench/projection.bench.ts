import { randomUUID } from 'node:crypto';
import { InMemoryKeyVault, PersonalText, PostgresEventStore, type EventStore } from '#event-store';
import { eventSchema, type DomainEvent, type Projection } from '#kernel';
import { ProjectionRunner, ReadStore } from '#read-store';
import { startPostgres } from '#testing/servers';

const EVENTS = 1_000_000;
const EVENTS_PER_CASE = 10;
const APPENDERS = 64;
const READ_BATCH = 5_000;
const CATCH_UP_GOAL = 0.5;
const CATCH_UP_LIMIT =
  'missed: what is read is decoded, folded and written, with the checkpoint, by the thread that reads';
const REBUILD_GOAL = 2.5;
const MEMORY_GOAL = 1.3;

type CaseEvent = DomainEvent<'BenchStepTaken.v1', { caseId: string; step: number; place: string; heldOn: string }>;
type CaseRow = { step: number; place: string; heldOn: string; updatedAt: string; open: boolean };

const events = eventSchema<CaseEvent>({ current: ['BenchStepTaken.v1'] });

const cases: Projection<CaseEvent, CaseRow> = {
  name: 'bench-cases-1',
  events,
  columns: {
    step: { type: 'integer' },
    place: { type: 'text', index: 'btree' },
    heldOn: { type: 'date', index: 'btree' },
    updatedAt: { type: 'timestamptz' },
    open: { type: 'boolean' },
  },
  keyOf: ({ data }) => data.caseId,
  apply: (_row, { data }, { metadata }) => ({
    step: data.step,
    place: data.place,
    heldOn: data.heldOn,
    updatedAt: metadata.recordedAt,
    open: data.step < EVENTS_PER_CASE - 1,
  }),
};

const metadata = {
  commandId: randomUUID(),
  commandDigest: 'd'.repeat(43),
  correlationId: randomUUID(),
  actor: { accountId: 'a1', personId: 'p1', orgCode: '370102001001' },
  occurredAt: '2026-09-21T01:00:00.000Z',
  recordedAt: '2026-09-21T01:00:00.000Z',
  chain: { suite: 'sha256' as const, previous: 'a'.repeat(64), hash: 'b'.repeat(64) },
};

/** Writes the log case by case, as many cases at once as there are appenders. */
const fill = async (log: EventStore): Promise<void> => {
  let next = 0;
  const appender = async (): Promise<void> => {
    while (next < EVENTS / EVENTS_PER_CASE) {
      const caseId = String(next++);
      const batch = Array.from({ length: EVENTS_PER_CASE }, (_, step) => ({
        id: randomUUID(),
        type: 'BenchStepTaken.v1',
        data: { caseId, step, place: `历城区第${Number(caseId) % 500}村文化礼堂`, heldOn: '2026-10-01' },
        metadata,
      }));
      await log.append(`bench-${caseId}`, batch, 'no-stream');
    }
  };
  await Promise.all(Array.from({ length: APPENDERS }, appender));
};

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
};

const readAll = async (log: EventStore): Promise<void> => {
  let after: bigint | undefined;
  let read = 0;
  for (;;) {
    const page = await log.readAll(after === undefined ? { limit: READ_BATCH } : { after, limit: READ_BATCH });
    read += page.length;
    after = page.at(-1)?.position;
    if (page.length < READ_BATCH) break;
  }
  if (read !== EVENTS) throw new Error(`read ${read} of ${EVENTS} events`);
};

/** Catch-up and rebuild of one projection over a million events, beside a plain batched read of the same events. */
export const run = async () => {
  const server = await startPostgres({ durable: true });
  const log = new PostgresEventStore({ url: server.url });
  const store = new ReadStore({ url: await server.createDatabase('read_bench') });
  try {
    await log.migrate();
    await fill(log);
    const reader = new PersonalText(new InMemoryKeyVault());
    const knownTypes = new Set(events.stored);
    const runner = new ProjectionRunner({ store, log, reader, projections: [cases], knownTypes });
    await runner.prepare();
    const readBefore = await secondsOf(() => readAll(log));
    const catchUp = await secondsOf(() => runner.catchUp(cases));
    const memory: number[] = [];
    const note = () => memory.push(process.memoryUsage().rss);
    const rebuild = await secondsOf(() => runner.rebuild(cases, note));
    const read = (readBefore + (await secondsOf(() => readAll(log)))) / 2;
    const { rows } = await store.pool.query<{ cases: number }>('select count(*)::int as cases from read.bench_cases');
    if (rows[0]?.cases !== EVENTS / EVENTS_PER_CASE) throw new Error(`found ${rows[0]?.cases} cases`);
    const half = memory.length >> 1;
    const [early, late] = [Math.max(...memory.slice(0, half)), Math.max(...memory.slice(half))];
    const rate = (seconds: number) => Math.round(EVENTS / seconds);
    return {
      rows: [
        { name: 'batched read', value: rate(read), unit: 'events/s' },
        {
          name: 'catch-up : read',
          value: rate(catchUp),
          unit: 'events/s',
          ratio: read / catchUp,
          goal: CATCH_UP_GOAL,
          limit: CATCH_UP_LIMIT,
        },
        {
          name: 'rebuild of 1,000,000 events : read, time',
          value: Math.round(rebuild * 10) / 10,
          unit: 's',
          ratio: rebuild / read,
          goal: REBUILD_GOAL,
          atMost: true,
          limit: CATCH_UP_LIMIT,
        },
        {
          name: 'rebuild, peak memory of the second half : first half',
          value: Math.round(late / 1_048_576),
          unit: 'MiB',
          ratio: late / early,
          goal: MEMORY_GOAL,
          atMost: true,
        },
      ],
    };
  } finally {
    await store.close();
    await log.close();
    await server.stop();
  }
};
