import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { InMemoryKeyVault, PersonalText } from '#event-store';
import { CatchUpWorker, Pump, ReactionRunner, ReactionWorker, type Reaction } from '#jobs';
import { ReadStore } from '#read-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { caseEvents, opened, openCases, type CaseEvent } from '../../libs/read-store/src/open-cases.fixture.js';
import { rowsOf, runnerOn, SpecLog } from '../../libs/read-store/src/read-store.fixture.js';
import { onEachQueue, until } from './jobs-backends.fixture.js';

jest.setTimeout(60_000);

onEachQueue('catch-up and reactions', (bench) => {
  let database: PostgresServer;
  let store: ReadStore;
  let log: SpecLog;
  let pump: Pump;
  let databases = 0;
  const caughtUp: string[] = [];
  const seen: string[] = [];
  let failures = 0;

  const reaction: Reaction<CaseEvent> = {
    name: 'when-a-case-opens-then-note-it',
    events: caseEvents,
    react: ({ data }) => {
      if (failures-- > 0) return Promise.reject(new Error('not now'));
      return Promise.resolve(void seen.push(data.caseId));
    },
  };

  beforeAll(async () => {
    database = await startPostgres();
  });
  beforeEach(async () => {
    failures = 0;
    for (const list of [caughtUp, seen]) list.length = 0;
    store = new ReadStore({ url: await database.createDatabase(`read_${++databases}`) });
    log = new SpecLog();
    const catchUp = new CatchUpWorker({
      queues: bench.queues,
      runner: runnerOn(store, log),
      caughtUp: (names) => caughtUp.push(...names),
    });
    const runner = new ReactionRunner({
      store,
      log,
      reader: new PersonalText(new InMemoryKeyVault()),
      reactions: [reaction],
      knownTypes: new Set(caseEvents.stored),
      backoffMs: () => 50,
    });
    await catchUp.start();
    await new ReactionWorker({ queues: bench.queues, runner }).start();
    pump = new Pump({ log, queues: bench.queues, projections: [openCases], reactions: [reaction] });
    await pump.start();
  });
  afterEach(async () => {
    await pump.stop();
    await bench.queues.close();
    await store.close();
  });
  afterAll(() => database.stop());

  it('brings appended events into the view and to the reaction without a sweep', async () => {
    for (let n = 0; n < 50; n++) await log.add(opened(`c${n}`));
    await until(async () => (await rowsOf(store)).length === 50);
    await until(() => seen.length === 50);
    expect(seen).toEqual(Array.from({ length: 50 }, (_, n) => `c${n}`));
    expect(caughtUp).toContain('open-cases-1');
  });

  it('comes back to a reaction that failed when its pause is over', async () => {
    failures = 2;
    await log.add(opened('c1'));
    await until(() => seen.length === 1);
    expect(seen).toEqual(['c1']);
    expect(failures).toBe(-1);
  });
});
