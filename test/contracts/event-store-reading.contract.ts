import { describe, expect, it } from '@jest/globals';
import type { EventStore, ReadAllOptions } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { fromNow, idsOf, type World } from './event-store-world.fixture.js';

export const readingContract = (world: () => World): void => {
  describe('read', () => {
    const written = async (count: number) => {
      const { store, scribe } = world();
      const stream = scribe.stream();
      const events = scribe.events(count);
      await store.append(stream, events, 'no-stream');
      const read = async (...options: Parameters<EventStore['read']> extends [string, ...infer O] ? O : never) =>
        (await store.read(stream, ...options)).map(({ revision }) => revision);
      return { store, scribe, stream, events, read };
    };

    it('finds nothing in a stream that does not exist', async () => {
      const { store, scribe } = world();
      expect(await store.read(scribe.stream())).toEqual([]);
      expect(await store.read(scribe.stream(), { direction: 'backward' })).toEqual([]);
    });

    it('goes forward and backward from a revision, that one included', async () => {
      const { read } = await written(5);
      expect(await read()).toEqual([0, 1, 2, 3, 4]);
      expect(await read({ from: 3 })).toEqual([3, 4]);
      expect(await read({ from: 1, limit: 2 })).toEqual([1, 2]);
      expect(await read({ direction: 'backward' })).toEqual([4, 3, 2, 1, 0]);
      expect(await read({ direction: 'backward', from: 2 })).toEqual([2, 1, 0]);
      expect(await read({ direction: 'backward', limit: 2 })).toEqual([4, 3]);
      expect(await read({ limit: 0 })).toEqual([]);
    });

    it('begins at the end where it is asked to begin beyond it', async () => {
      const { read } = await written(3);
      expect(await read({ from: 3 })).toEqual([]);
      expect(await read({ from: 9, direction: 'backward' })).toEqual([2, 1, 0]);
      expect(await read({ from: 9, direction: 'backward', limit: 2 })).toEqual([2, 1]);
    });

    it('sees what was appended as soon as the append has answered', async () => {
      const { store, scribe, stream } = await written(1);
      for (let revision = 0; revision < 20; revision++) {
        await store.append(stream, scribe.events(1), revision);
        const [last] = await store.read(stream, { direction: 'backward', limit: 1 });
        expect(last!.revision).toBe(revision + 1);
      }
    });
  });

  describe('readAll', () => {
    const interleaved = async () => {
      const { store, scribe } = world();
      const before = await fromNow(store);
      const streams = [scribe.stream(), scribe.stream(), scribe.stream()];
      const ids: string[] = [];
      for (let round = 0; round < 4; round++)
        for (const stream of streams) {
          const events = scribe.events(round === 0 ? 2 : 1);
          await store.append(stream, events, 'any');
          ids.push(...idsOf(events));
        }
      const isOurs = ({ id }: RecordedEvent) => ids.includes(id);
      const page = async (options: ReadAllOptions) => (await store.readAll(options)).filter(isOurs);
      return { store, before, ids, page };
    };

    it('keeps the order in which events were appended, positions rising', async () => {
      const { before, ids, page } = await interleaved();
      const events = await page(before);
      expect(idsOf(events)).toEqual(ids);
      const positions = events.map(({ position }) => position);
      expect(positions).toEqual(positions.toSorted((a, b) => Number(a - b)));
      expect(new Set(positions).size).toBe(ids.length);
    });

    it.each([1, 2, 4, 100])('pages forward by %i without gap or repetition', async (limit) => {
      const { store, before, ids } = await interleaved();
      const found: RecordedEvent[] = [];
      let options: ReadAllOptions = { ...before, limit };
      for (;;) {
        const page = await store.readAll(options);
        expect(page.length).toBeLessThanOrEqual(limit);
        found.push(...page);
        if (page.length === 0) break;
        options = { after: page.at(-1)!.position, limit };
      }
      expect(idsOf(found)).toEqual(ids);
    });

    it.each([1, 2, 4, 100])('pages backward by %i without gap or repetition', async (limit) => {
      const { store, ids } = await interleaved();
      const found: RecordedEvent[] = [];
      let options: ReadAllOptions = { direction: 'backward', limit };
      while (found.length < ids.length) {
        const page = await store.readAll(options);
        found.push(...page);
        options = { direction: 'backward', after: page.at(-1)!.position, limit };
      }
      expect(idsOf(found.slice(0, ids.length))).toEqual(ids.toReversed());
    });

    it('gives the same event as its stream does', async () => {
      const { store, before, page } = await interleaved();
      const [first] = await page(before);
      expect((await store.read(first!.stream))[0]).toEqual(first);
    });

    it('begins at the beginning after position -1', async () => {
      const { store } = await interleaved();
      const [first] = await store.readAll({ limit: 1 });
      expect(await store.readAll({ after: -1n, limit: 1 })).toEqual([first]);
      expect(await store.readAll({ after: first!.position, direction: 'backward' })).toEqual([]);
    });

    it('ends at the head', async () => {
      const { store, ids } = await interleaved();
      const head = await store.head();
      const [last] = await store.readAll({ direction: 'backward', limit: 1 });
      expect([last!.position, last!.id]).toEqual([head, ids.at(-1)]);
      expect(await store.readAll({ after: head! })).toEqual([]);
    });
  });
};
