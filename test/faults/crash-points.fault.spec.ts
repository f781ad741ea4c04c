import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  CommandAuthorizer,
  CommandRunner,
  inScope,
  InMemoryKeyVault,
  PersonalText,
  PostgresEventStore,
  type EventStore,
} from '#event-store';
import { ReactionRunner, type Reaction } from '#jobs';
import { Clock, eventSchema, type Aggregate, type DomainEvent, type Projection, type Rejection } from '#kernel';
import { ProjectionRunner, ReadStore } from '#read-store';
import { startPostgres, type PostgresServer } from '#testing/servers';

jest.setTimeout(60_000);

type Tally = DomainEvent<'TallyRaised.v1', { by: number }> | DomainEvent<'TallyAnswered.v1', { to: number }>;
type Raise = Readonly<{ type: 'Raise'; by: number }> | Readonly<{ type: 'Answer'; to: number }>;

const events = eventSchema<Tally>({ current: ['TallyRaised.v1', 'TallyAnswered.v1'] });

const tallies: Aggregate<Raise, number, Tally, Rejection> = {
  category: 'tally',
  events,
  policy: () => ({ anyOf: [{ system: true }] }),
  decider: {
    initialState: () => 0,
    evolve: (state) => state + 1,
    decide: (command) =>
      command.type === 'Raise'
        ? [{ type: 'TallyRaised.v1', data: { by: command.by } }]
        : [{ type: 'TallyAnswered.v1', data: { to: command.to } }],
  },
};

type Row = { sum: number };

const sums: Projection<Tally, Row> = {
  name: 'sums-1',
  events,
  columns: { sum: { type: 'integer' } },
  keyOf: (event, { stream }) => (event.type === 'TallyRaised.v1' ? stream : undefined),
  apply: (row, event) => ({ sum: (row?.sum ?? 0) + (event.type === 'TallyRaised.v1' ? event.data.by : 0) }),
};

class Everyone extends CommandAuthorizer {
  authorize = () => Promise.resolve(undefined);
}
class StandingClock extends Clock {
  now = () => '2026-09-21T01:00:00.000Z';
  today = () => '2026-09-21';
}

/** What a process says when it is gone: no adapter throws this, so nothing may take it for an answer. */
class Crash extends Error {}

let server: PostgresServer;
let url: string;
let log: PostgresEventStore;
let databases = 0;

const personal = new PersonalText(new InMemoryKeyVault());
const runnerOn = (store: EventStore) =>
  new CommandRunner(store, personal, new Everyone(), new StandingClock(), Buffer.alloc(32, 1));
const raise = (store: EventStore, commandId: string, by = 1) =>
  inScope({ commandId, correlationId: commandId, actor: { accountId: 'system:spec' } }, () =>
    runnerOn(store).run(tallies, '1', { type: 'Raise', by }),
  );

/** A log whose process dies at its next append, before it or after it. */
const dyingAt = (moment: 'before' | 'after'): EventStore => {
  const dying = Object.create(log) as EventStore;
  dying.append = async (...args) => {
    if (moment === 'after') await log.append(...args);
    throw new Crash();
  };
  return dying;
};

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
beforeEach(async () => {
  url = await server.createDatabase(`crash_${++databases}`);
  log = new PostgresEventStore({ url });
  await log.migrate();
});
afterAll(() => server.stop());

describe('a process that ends', () => {
  it('before the append has done nothing, and the repeated command does it once', async () => {
    await expect(raise(dyingAt('before'), 'c1')).rejects.toBeInstanceOf(Crash);
    expect(await log.read('tally-1')).toHaveLength(0);
    const outcome = await raise(log, 'c1');
    expect(await raise(log, 'c1')).toEqual(outcome);
    expect(await log.read('tally-1')).toHaveLength(1);
    await log.close();
  });

  it('after the append but before the answer has done it, and the repeated command answers as it would have', async () => {
    await expect(raise(dyingAt('after'), 'c1')).rejects.toBeInstanceOf(Crash);
    const [written] = await log.read('tally-1');
    expect(await raise(log, 'c1')).toEqual({ id: '1', streamRevision: 0, position: written!.position });
    expect(await log.read('tally-1')).toHaveLength(1);
    await log.close();
  });

  it('after the rows but before the checkpoint has written neither, and the next run counts each event once', async () => {
    const reads = new ReadStore({ url });
    const knownTypes = new Set(events.stored);
    const runner = new ProjectionRunner({ store: reads, log, reader: personal, projections: [sums], knownTypes });
    await runner.prepare();
    await raise(log, 'c1', 2);
    await raise(log, 'c2', 3);
    const transaction = reads.transaction.bind(reads);
    let rowsSeenInside = 0;
    reads.transaction = (work) =>
      transaction(async (client) => {
        await work(client);
        rowsSeenInside = (await client.query('select 1 from read.sums')).rowCount ?? 0;
        throw new Crash();
      });
    await expect(runner.catchUp(sums)).rejects.toBeInstanceOf(Crash);
    expect(rowsSeenInside).toBe(1);
    expect((await reads.pool.query('select 1 from read.sums')).rowCount).toBe(0);
    reads.transaction = transaction;
    await runner.catchUp(sums);
    await runner.catchUp(sums);
    expect((await reads.pool.query('select sum from read.sums')).rows).toEqual([{ sum: 5 }]);
    await reads.close();
    await log.close();
  });

  it('after a command but before its cause is marked done gives the command again, and it counts once', async () => {
    const reads = new ReadStore({ url });
    await reads.migrate();
    let crashes = 2;
    const answer: Reaction<Tally> = {
      name: 'when-raised-then-answer',
      events,
      react: async (event, { revision }) => {
        if (event.type !== 'TallyRaised.v1') return;
        await runnerOn(log).run(tallies, 'answers', { type: 'Answer', to: revision });
        if (crashes-- > 0) throw new Crash();
      },
    };
    const reactions = [answer as unknown as Reaction];
    const options = { store: reads, log, reader: personal, reactions, knownTypes: new Set(events.stored) };
    const runner = new ReactionRunner({ ...options, backoffMs: () => 0 });
    await runner.prepare();
    await raise(log, 'c1');
    await raise(log, 'c2');
    while ((await runner.run(reactions[0]!)) !== undefined);
    const answers = (await log.read('tally-answers')).map(({ data }) => data['to']);
    expect(answers).toEqual([0, 1]);
    expect(crashes).toBe(-2);
    await reads.close();
    await log.close();
  });
});
