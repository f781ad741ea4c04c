import { describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError, type EventStore, type EventToAppend } from '#event-store';
import { setTimeout as sleep } from 'node:timers/promises';
import { followUntil, fromNow, idsOf, type Traits, type World } from './event-store-world.fixture.js';

const WRITERS = 32;
const APPENDS = 12;

export const followingContract = (world: () => World, { shared, stoppable }: Traits): void => {
  describe('subscribeAll', () => {
    it('catches up and follows while 32 write, with no gap and no duplicate', async () => {
      const { store, scribe, open } = world();
      const options = { ...(await fromNow(store)), batch: 50 };
      const early = scribe.events(300);
      await store.append(scribe.stream(), early, 'no-stream');
      const late = Array.from({ length: WRITERS }, () => scribe.events(APPENDS + 1));
      const ids = new Set(idsOf([...early, ...late.flat()]));
      const following = followUntil(await open(), ids, ids.size, options);
      await Promise.all(late.map((events) => appendOneByOne(store, scribe.stream(), events)));
      const found = await following;
      expect(found).toHaveLength(ids.size);
      expect(new Set(idsOf(found))).toEqual(ids);
      expect(idsOf(found)).toEqual(idsOf((await store.readAll(options)).filter(({ id }) => ids.has(id))));
    }, 60_000);

    it('resumes after a position, that one excluded', async () => {
      const { store, scribe } = world();
      const options = await fromNow(store);
      const events = scribe.events(6);
      const ids = new Set(idsOf(events));
      await appendOneByOne(store, scribe.stream(), events);
      const [, , third] = await followUntil(store, ids, 6, options);
      const rest = await followUntil(store, ids, 3, { after: third!.position });
      expect(idsOf(rest)).toEqual(idsOf(events.slice(3)));
    });

    it('yields no more than the batch asked for', async () => {
      const { store, scribe } = world();
      const options = await fromNow(store);
      const events = scribe.events(10);
      await store.append(scribe.stream(), events, 'no-stream');
      const sizes: number[] = [];
      for await (const batch of store.subscribeAll({ ...options, batch: 4 })) {
        sizes.push(batch.length);
        if (sizes.reduce((sum, size) => sum + size, 0) === 10) break;
      }
      expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
    });

    it('pulls no more than a little ahead of a slow consumer', async () => {
      const { store, scribe, sent = () => 0 } = world();
      const options = await fromNow(store);
      const stream = scribe.stream();
      const events = Array.from({ length: 30 }, () => scribe.events(100, { text: 'x'.repeat(2_000) }));
      for (const hundred of events) await store.append(stream, hundred, 'any');
      const before = sent();
      const batches = store.subscribeAll({ ...options, batch: 50 })[Symbol.asyncIterator]();
      await batches.next();
      await settled(sent);
      expect(sent() - before).toBeLessThanOrEqual(1_000);
      await batches.return?.();
      const ids = new Set(idsOf(events.flat()));
      expect(idsOf(await followUntil(store, ids, 3_000, options))).toEqual(idsOf(events.flat()));
    }, 60_000);

    it('ends when the signal aborts, before and while it waits', async () => {
      const { store } = world();
      const before = AbortSignal.abort();
      for await (const batch of store.subscribeAll({ signal: before })) throw new Error(`got ${batch.length} events`);
      const abort = new AbortController();
      const options = { ...(await fromNow(store)), signal: abort.signal };
      const next = store.subscribeAll(options)[Symbol.asyncIterator]().next();
      abort.abort();
      expect(await next).toEqual({ done: true, value: undefined });
    });

    if (shared)
      it('ends when the store is closed, which then serves nobody', async () => {
        const { open } = world();
        const other = await open();
        const next = other
          .subscribeAll(await fromNow(other))
          [Symbol.asyncIterator]()
          .next();
        await other.close();
        expect(await next).toEqual({ done: true, value: undefined });
        await expect(other.readAll({ limit: 1 })).rejects.toThrow(EventStoreUnavailableError);
        await expect(other.append('thing-closed', [], 'any')).rejects.toThrow(EventStoreUnavailableError);
      });

    if (stoppable)
      it('survives that the server goes and comes back', async () => {
        const { store, scribe, open, server } = world();
        const options = await fromNow(store);
        const events = scribe.events(30);
        const ids = new Set(idsOf(events));
        const following = followUntil(await open(), ids, ids.size, options);
        const stream = scribe.stream();
        await appendOneByOne(store, stream, events.slice(0, 10));
        await server!.kill9();
        await expect(store.append(scribe.stream(), scribe.events(1), 'any')).rejects.toThrow(
          EventStoreUnavailableError,
        );
        await expect(store.read(stream)).rejects.toThrow(EventStoreUnavailableError);
        await server!.restart();
        await appendOneByOne(store, stream, events.slice(10), 9);
        expect(idsOf(await following)).toEqual(idsOf(events));
        expect(idsOf(await store.read(stream))).toEqual(idsOf(events));
      }, 60_000);
  });
};

/** Appends one event after the other; repeats while the store cannot be reached. */
const appendOneByOne = async (store: EventStore, stream: string, events: readonly EventToAppend[], last = -1) => {
  let revision = last;
  for (const event of events) {
    for (;;) {
      const appended = await store.append(stream, [event], revision).catch((error: unknown) => {
        if (!(error instanceof EventStoreUnavailableError)) throw error;
        return undefined;
      });
      if (appended) {
        ({ revision } = appended);
        break;
      }
      await sleep(20);
    }
  }
};

/** Waits until a counter has not moved for a while. */
const settled = async (count: () => number): Promise<void> => {
  for (let still = 0, last = count(); still < 10; still++) {
    await sleep(20);
    if (count() !== last) still = 0;
    last = count();
  }
};
