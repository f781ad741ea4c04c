import { afterEach, describe, expect, it } from '@jest/globals';
import {
  EventStoreBusyError,
  EventStoreUnavailableError,
  WrongExpectedRevisionError,
  openEventStoreDb,
  type EventStore,
} from '#event-store';
import { startEventStoreDb, type EventStoreDbDouble } from '#testing/servers';
import { idsOf, Scribe } from './event-store-world.fixture.js';

const stops: (() => Promise<void>)[] = [];
const scribe = new Scribe('esdb');

afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

const started = async (options: Parameters<typeof startEventStoreDb>[0] = {}): Promise<EventStoreDbDouble> => {
  const server = await startEventStoreDb(options);
  stops.push(() => server.stop());
  return server;
};

const opened = async (url: string, maxWaiting?: number): Promise<EventStore> => {
  const store = await openEventStoreDb(maxWaiting === undefined ? { url } : { url, maxWaiting });
  stops.push(() => store.close());
  return store;
};

describe('EventStoreDB event store', () => {
  it('speaks to a server that does not batch appends', async () => {
    const store = await opened((await started({ batchAppend: false })).url);
    const stream = scribe.stream();
    const events = scribe.events(3);
    const first = await store.append(stream, events, 'no-stream');
    expect(await store.append(stream, events, 'no-stream')).toEqual(first);
    await expect(store.append(stream, scribe.events(1), 0)).rejects.toMatchObject({ actual: 2 });
    await expect(store.append(scribe.stream(), scribe.events(1), 0)).rejects.toMatchObject({ actual: 'no-stream' });
    expect(idsOf(await store.read(stream))).toEqual(idsOf(events));
  });

  it('finds the leader of a cluster', async () => {
    const store = await opened((await started()).discoverUrl);
    expect(await store.append(scribe.stream(), scribe.events(1), 'no-stream')).toMatchObject({ revision: 0 });
  });

  it('skips the events of the server itself, however small the page', async () => {
    const store = await opened((await started()).url);
    const events = scribe.events(9);
    for (const event of events) await store.append(scribe.stream(), [event], 'any');
    const all = await store.readAll();
    expect(idsOf(all)).toEqual(idsOf(events));
    expect(all[1]!.position - all[0]!.position).toBeGreaterThan(0n);
    expect(idsOf(await store.readAll({ limit: 9 }))).toEqual(idsOf(events));
    expect(idsOf(await store.readAll({ direction: 'backward', limit: 9 }))).toEqual(idsOf(events.toReversed()));
    const followed: string[] = [];
    for await (const batch of store.subscribeAll()) {
      followed.push(...idsOf(batch));
      if (followed.length === 9) break;
    }
    expect(followed).toEqual(idsOf(events));
  });

  it('lets many append at once and turns away those beyond its bound', async () => {
    const store = await opened((await started()).url, 30);
    const attempts = Array.from({ length: 60 }, () => store.append(scribe.stream(), scribe.events(1), 'any'));
    const outcomes = await Promise.allSettled(attempts);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refused).toHaveLength(60 - 12 - 30);
    expect(refused.every((reason) => reason instanceof EventStoreBusyError)).toBe(true);
    expect(await store.append(scribe.stream(), scribe.events(1), 'any')).toMatchObject({ revision: 0 });
  });

  it('says that a server is not there, and serves when it is', async () => {
    const server = await started();
    await server.kill9();
    const store = await opened(server.url);
    const stream = scribe.stream();
    const events = scribe.events(1);
    await expect(store.append(stream, events, 'no-stream')).rejects.toThrow(EventStoreUnavailableError);
    await expect(store.readAll()).rejects.toThrow(EventStoreUnavailableError);
    await server.restart();
    expect(await store.append(stream, events, 'no-stream')).toMatchObject({ revision: 0 });
  });

  it('loses no caller when the server goes while many append', async () => {
    const server = await started();
    const store = await opened(server.url);
    const streams = Array.from({ length: 100 }, () => ({ name: scribe.stream(), events: scribe.events(1) }));
    const attempts = streams.map(({ name, events }) => store.append(name, events, 'no-stream'));
    await Promise.race(attempts);
    await server.kill9();
    const outcomes = await Promise.allSettled(attempts);
    await server.restart();
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
    expect(new Set(reasons.map(({ name }) => name))).toEqual(new Set(['EventStoreUnavailableError']));
    for (const [index, { name, events }] of streams.entries()) {
      const again = await store.append(name, events, 'no-stream');
      const outcome = outcomes[index]!;
      expect(outcome.status === 'fulfilled' ? outcome.value : again).toEqual(again);
      expect(await store.read(name)).toHaveLength(1);
    }
  }, 60_000);

  it('sees a conflict that another process brought about', async () => {
    const server = await started();
    const [one, two] = await Promise.all([opened(server.url), opened(server.url)]);
    const stream = scribe.stream();
    await one.append(stream, scribe.events(1), 'no-stream');
    await expect(two.append(stream, scribe.events(1), 'no-stream')).rejects.toThrow(WrongExpectedRevisionError);
  });
});
