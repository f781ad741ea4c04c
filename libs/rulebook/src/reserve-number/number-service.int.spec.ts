import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  CommandAuthorizer,
  CommandRunner,
  InMemoryEventStore,
  InMemoryKeyVault,
  inScope,
  PersonalText,
  PostgresEventStore,
  systemActor,
  type EventStore,
} from '#event-store';
import { Clock } from '#kernel';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { numbering } from '../domain/numbering.js';
import { seriesId } from '../domain/number-series.js';
import { verifyNumbers } from '../verify-numbers/verify-numbers.js';
import { NumberService } from './number-service.js';

jest.setTimeout(60_000);

const PROCESSES = 4;
const CALLERS = 15;
const series = { orgCode: '370112013', documentClass: '婚丧备', year: 2026 };
const stream = `${numbering.category}-${seriesId(series)}`;
const orgNames = ['济南市', '历城区', '港沟街道'];

class FixedClock extends Clock {
  now = () => '2026-09-21T01:00:00.000Z';
  today = () => '2026-09-21';
}
class Anyone extends CommandAuthorizer {
  authorize = () => Promise.resolve(undefined);
}

const runnerOn = (store: EventStore) =>
  new CommandRunner(
    store,
    new PersonalText(new InMemoryKeyVault()),
    new Anyone(),
    new FixedClock(),
    Buffer.alloc(32, 1),
  );

let commands = 0;
const inCommand = <T>(work: () => Promise<T>): Promise<T> => {
  const commandId = `00000000-0000-4000-8000-${String(++commands).padStart(12, '0')}`;
  return inScope({ commandId, correlationId: commandId, actor: systemActor('spec') }, work);
};
const reserveBy = (numbers: NumberService, purpose: string) =>
  inCommand(() => numbers.reserve({ ...series, purpose, orgNames }));
const voidBy = (store: EventStore, purpose: string, sequence: number) =>
  inCommand(() =>
    runnerOn(store).run(numbering, seriesId(series), {
      type: 'VoidNumber',
      purpose,
      sequence,
      reason: '作废',
      personId: 'p1',
      keepers: [],
      env: { today: '2026-09-21', inUse: false },
    }),
  );

describe('numbers asked for at once', () => {
  let server: PostgresServer;
  const stores: PostgresEventStore[] = [];

  beforeAll(async () => {
    server = await startPostgres();
    stores.push(...Array.from({ length: PROCESSES }, () => new PostgresEventStore({ url: server.url })));
    await stores[0]!.migrate();
  }, 60_000);
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server.stop();
  });

  it('by many callers in several processes are without gap and repetition, and each caller has one', async () => {
    const services = stores.map((store) => new NumberService(runnerOn(store), store));
    const asked = services.flatMap((numbers, process) =>
      Array.from({ length: CALLERS }, (_, caller) => reserveBy(numbers, `${process}/${caller}`)),
    );
    const given = await Promise.all(asked);
    const wanted = given.map((_, index) => `济历城港沟婚丧备〔2026〕${index + 1}号`);
    expect(given.toSorted()).toEqual(wanted.toSorted());
    expect(await verifyNumbers(stores[0]!)).toEqual({ series: 1, numbers: PROCESSES * CALLERS });
    expect(await reserveBy(services[1]!, '0/3')).toBe(given[3]);
  });

  it('are not given again once they are voided, however many ask', async () => {
    const services = stores.map((store) => new NumberService(runnerOn(store), store));
    const first = await reserveBy(services[0]!, 'again');
    await voidBy(stores[1]!, 'again', PROCESSES * CALLERS + 1);
    const next = await Promise.all(services.map((numbers) => reserveBy(numbers, 'again')));
    expect([...new Set(next)]).toEqual([`济历城港沟婚丧备〔2026〕${PROCESSES * CALLERS + 2}号`]);
    expect(next).not.toContain(first);
    expect(await services[2]!.heldFor(series, 'again')).toBe(next[0]);
    expect(await services[2]!.heldFor(series, 'nothing')).toBeNull();
  });
});

describe('the check of numbers', () => {
  const filled = async () => {
    const store = new InMemoryEventStore();
    const numbers = new NumberService(runnerOn(store), store);
    for (const purpose of ['a', 'b', 'c']) await reserveBy(numbers, purpose);
    await voidBy(store, 'b', 2);
    return store;
  };
  /** As somebody who owns the database could write it. */
  const plant = async (store: EventStore, sequence: number) => {
    const [like] = await store.read(stream);
    const { metadata, type } = like!;
    const data = { purpose: 'x', sequence, text: `济历城港沟婚丧备〔2026〕${sequence}号` };
    await store.append(stream, [{ id: '9a1d9c1a-5c35-4d0c-9a56-0000000000d1', type, data, metadata }], 'any');
  };

  it('finds nothing in what the program has given', async () =>
    expect(await verifyNumbers(await filled())).toEqual({ series: 1, numbers: 3 }));

  it.each([
    [5, { fault: 'missing', sequence: 4 }],
    [2, { fault: 'doubled', sequence: 2 }],
  ])('names what a planted %d leaves missing or doubled', async (planted, fault) => {
    const store = await filled();
    await plant(store, planted);
    expect(await verifyNumbers(store)).toEqual({ series: 1, numbers: 3, faulty: { stream, ...fault } });
  });
});
