import { describe, expect, it } from '@jest/globals';
import { UnstorableEventError, WrongExpectedRevisionError, type ExpectedRevision } from '#event-store';
import type { JsonObject } from '#kernel';
import { idsOf, type Traits, type World } from './event-store-world.fixture.js';

export const appendingContract = (world: () => World, { uniqueIds }: Traits): void => {
  describe('append', () => {
    const begun = async (events = 2) => {
      const { store, scribe } = world();
      const stream = scribe.stream();
      const first = scribe.events(events);
      const appended = await store.append(stream, first, 'no-stream');
      return { store, scribe, stream, first, appended };
    };

    it.each<[ExpectedRevision, boolean, boolean]>([
      ['no-stream', true, false],
      ['any', true, true],
      ['stream-exists', false, true],
      [1, false, true],
      [0, false, false],
      [2, false, false],
      [-1, true, false],
      [-2, false, false],
      [0.5, false, false],
    ])('expecting %s is admitted: %s on no stream, %s on a stream at revision 1', async (expected, onNone, onTwo) => {
      const { store, scribe, stream } = await begun();
      const attempt = (name: string) =>
        store.append(name, scribe.events(1), expected).then(
          () => true,
          (error: unknown) => {
            if (error instanceof WrongExpectedRevisionError) return false;
            throw error;
          },
        );
      expect([await attempt(scribe.stream()), await attempt(stream)]).toEqual([onNone, onTwo]);
    });

    it('answers with revision and position of the last event', async () => {
      const { store, stream, appended } = await begun(3);
      const [last] = await store.read(stream, { direction: 'backward', limit: 1 });
      expect(appended).toEqual({ revision: 2, position: last!.position });
    });

    it('tells the actual revision in a conflict and writes nothing', async () => {
      const { store, scribe, stream, first } = await begun();
      const absent = scribe.stream();
      await expect(store.append(stream, scribe.events(3), 0)).rejects.toMatchObject({ stream, expected: 0, actual: 1 });
      await expect(store.append(absent, scribe.events(1), 4)).rejects.toMatchObject({ actual: 'no-stream' });
      await expect(store.append(absent, scribe.events(1), 'stream-exists')).rejects.toMatchObject({
        actual: 'no-stream',
      });
      expect(idsOf(await store.read(stream))).toEqual(idsOf(first));
      expect(await store.read(absent)).toEqual([]);
    });

    it.each<ExpectedRevision>(['no-stream', 'any', -1])(
      'repeated as the first append of a stream, expecting %s, answers as the first time',
      async (expected) => {
        const { store, scribe } = world();
        const stream = scribe.stream();
        const events = scribe.events(2);
        const first = await store.append(stream, events, expected);
        expect(await store.append(stream, events, expected)).toEqual(first);
        await store.append(stream, scribe.events(1), first.revision);
        expect(await store.append(stream, events, expected)).toEqual(first);
        expect(await store.read(stream)).toHaveLength(3);
      },
    );

    it.each<ExpectedRevision>([1, 'any', 'stream-exists'])(
      'repeated later in a stream, expecting %s, answers as the first time',
      async (expected) => {
        const { store, scribe, stream } = await begun();
        const events = scribe.events(2);
        const first = await store.append(stream, events, expected);
        await store.append(stream, scribe.events(2), 3);
        expect(await store.append(stream, events, expected)).toEqual(first);
        expect(await store.read(stream)).toHaveLength(6);
      },
    );

    it('repeated at the same time writes once', async () => {
      const { store, scribe } = world();
      const stream = scribe.stream();
      const events = scribe.events(2);
      const other = store.append(scribe.stream(), scribe.events(1), 'any');
      const answers = await Promise.all([1, 2, 3, 4].map(() => store.append(stream, events, 'any')));
      await other;
      expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
      expect(idsOf(await store.read(stream))).toEqual(idsOf(events));
    });

    it('of other events at an old revision is a conflict, not a repeat', async () => {
      const { store, scribe, stream, first } = await begun(3);
      const half = [first[0]!, scribe.event()];
      const leap = [first[0]!, first[2]!];
      await expect(store.append(stream, half, 'no-stream')).rejects.toThrow(WrongExpectedRevisionError);
      await expect(store.append(stream, leap, 'no-stream')).rejects.toThrow(WrongExpectedRevisionError);
      await expect(store.append(stream, [...first, scribe.event()], -1)).rejects.toThrow(WrongExpectedRevisionError);
      await expect(store.append(stream, first.toReversed(), -1)).rejects.toThrow(WrongExpectedRevisionError);
    });

    it('by many at the same revision lets one through', async () => {
      const { store, scribe, stream } = await begun();
      const attempts = Array.from({ length: 20 }, () => store.append(stream, scribe.events(1), 1));
      const outcomes = await Promise.allSettled(attempts);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await store.read(stream)).toHaveLength(3);
    });

    it('of no events checks the revision, writes nothing and answers with the last event', async () => {
      const { store, scribe, stream, appended } = await begun();
      expect(await store.append(stream, [], 1)).toEqual(appended);
      expect(await store.append(stream, [], 'any')).toEqual(appended);
      expect(await store.append(scribe.stream(), [], 'no-stream')).toEqual({ revision: -1, position: -1n });
      await expect(store.append(stream, [], 0)).rejects.toMatchObject({ actual: 1 });
      await expect(store.append(scribe.stream(), [], 'stream-exists')).rejects.toThrow(WrongExpectedRevisionError);
    });

    it('gives data and metadata back as they were, key order included', async () => {
      const { store, scribe } = world();
      const stream = scribe.stream();
      const data = {
        z: '村委会主任',
        a: ['𠮷野家😀', 'e\u0301', '\\u0000', '\u0001\t"'],
        n: [0, -1.5, 1e21, 1e-7],
        e: {},
        nil: null,
      };
      const event = { ...scribe.event(data), type: '事项登记.v1' };
      await store.append(stream, [event], 'no-stream');
      const [stored] = await store.read(stream);
      expect(stored).toMatchObject({ id: event.id, type: event.type, stream, revision: 0 });
      expect(JSON.stringify(stored!.data)).toBe(JSON.stringify(event.data));
      expect(JSON.stringify(stored!.metadata)).toBe(JSON.stringify(event.metadata));
    });

    it('takes an event of 1 MB', async () => {
      const { store, scribe } = world();
      const stream = scribe.stream();
      const text = '一'.repeat(333_333);
      await store.append(stream, [scribe.event({ text })], 'no-stream');
      expect((await store.read(stream))[0]!.data['text']).toBe(text);
    });

    it.each<[string, JsonObject]>([
      ['NUL', { text: 'a\0' }],
      ['a lone surrogate', { text: '\ud800' }],
      ['more than a store takes', { text: 'x'.repeat(1_100_000) }],
    ])('refuses an event with %s and leaves nothing of its append', async (_name, data) => {
      const { store, scribe } = world();
      const stream = scribe.stream();
      const events = [scribe.event(), scribe.event(data)];
      await expect(store.append(stream, events, 'any')).rejects.toThrow(UnstorableEventError);
      expect(await store.read(stream)).toEqual([]);
    });

    if (uniqueIds)
      it('refuses an event id that is in use', async () => {
        const { store, scribe, stream, first } = await begun();
        const elsewhere = [scribe.event(), first[0]!];
        await expect(store.append(scribe.stream(), elsewhere, 'any')).rejects.toThrow(UnstorableEventError);
        await expect(store.append(stream, [first[1]!], 1)).rejects.toThrow(UnstorableEventError);
        expect(await store.read(stream)).toHaveLength(2);
      });
  });
};
