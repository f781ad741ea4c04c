import { describe, it } from '@jest/globals';
import { WrongExpectedRevisionError, type EventStore, type EventToAppend, type ExpectedRevision } from '#event-store';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { fromNow, idsOf, type Scribe, type World } from './event-store-world.fixture.js';

type Append = Readonly<{ stream: string; events: readonly EventToAppend[]; expected: ExpectedRevision }>;
type Answered = Append & Readonly<{ revision: number; position: bigint }>;

/** What the log holds: ids per stream and in order, and every append that was answered. */
type Model = { streams: Map<string, string[]>; log: string[]; answered: Answered[] };
type Real = Readonly<{ store: EventStore; scribe: Scribe; streams: readonly string[] }>;
type Command = fc.AsyncCommand<Model, Real>;

const RUNS = 25;
const STREAMS = 3;

const currentOf = ({ streams }: Model, stream: string): number => (streams.get(stream)?.length ?? 0) - 1;

const admits = (expected: ExpectedRevision, current: number): boolean => {
  if (expected === 'any') return true;
  if (expected === 'no-stream') return current < 0;
  return expected === 'stream-exists' ? current >= 0 : expected === current;
};

class AppendCommand implements Command {
  constructor(
    private readonly index: number,
    private readonly size: number,
    private readonly expectation: 'any' | 'no-stream' | 'stream-exists' | number,
  ) {}

  check = () => true;

  async run(model: Model, { store, scribe, streams }: Real): Promise<void> {
    const stream = streams[this.index]!;
    const current = currentOf(model, stream);
    const expected = typeof this.expectation === 'number' ? current + this.expectation : this.expectation;
    const events = scribe.events(this.size);
    const appending = store.append(stream, events, expected);
    if (!admits(expected, current)) {
      await assert.rejects(appending, WrongExpectedRevisionError);
      return;
    }
    const { revision, position } = await appending;
    assert.equal(revision, current + this.size);
    if (this.size === 0) return;
    model.streams.set(stream, [...(model.streams.get(stream) ?? []), ...idsOf(events)]);
    model.log.push(...idsOf(events));
    model.answered.push({ stream, events, expected, revision, position });
  }

  toString = () => `append(${this.index}, ${this.size}, ${this.expectation})`;
}

class RepeatCommand implements Command {
  constructor(private readonly which: number) {}

  check = ({ answered }: Readonly<Model>) => answered.length > 0;

  async run({ answered }: Model, { store }: Real): Promise<void> {
    const { stream, events, expected, revision, position } = answered[this.which % answered.length]!;
    assert.deepEqual(await store.append(stream, events, expected), { revision, position });
  }

  toString = () => `repeat(${this.which})`;
}

class ReadCommand implements Command {
  constructor(
    private readonly index: number,
    private readonly from: number,
    private readonly direction: 'forward' | 'backward',
    private readonly limit: number,
  ) {}

  check = () => true;

  async run(model: Model, { store, streams }: Real): Promise<void> {
    const stream = streams[this.index]!;
    const { from, direction, limit } = this;
    const ids = model.streams.get(stream) ?? [];
    const wanted = direction === 'forward' ? ids.slice(from) : ids.slice(0, from + 1).toReversed();
    assert.deepEqual(idsOf(await store.read(stream, { from, direction, limit })), wanted.slice(0, limit));
  }

  toString = () => `read(${this.index}, ${this.from}, ${this.direction}, ${this.limit})`;
}

class ReadAllCommand implements Command {
  constructor(
    private readonly which: number,
    private readonly direction: 'forward' | 'backward',
    private readonly limit: number,
  ) {}

  check = ({ answered }: Readonly<Model>) => answered.length > 0;

  async run({ answered, log }: Model, { store }: Real): Promise<void> {
    const { events, position } = answered[this.which % answered.length]!;
    const { direction, limit } = this;
    const at = log.indexOf(events.at(-1)!.id);
    const wanted = direction === 'forward' ? log.slice(at + 1) : log.slice(0, at).toReversed();
    const found = idsOf(await store.readAll({ after: position, direction, limit }));
    assert.deepEqual(found.slice(0, wanted.length), wanted.slice(0, limit));
  }

  toString = () => `readAll(${this.which}, ${this.direction}, ${this.limit})`;
}

const small = fc.nat({ max: 12 });
const direction = fc.constantFrom('forward' as const, 'backward' as const);
const index = fc.nat({ max: STREAMS - 1 });
const limit = fc.integer({ min: 1, max: 8 });
const expectation = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom('any' as const, 'no-stream' as const, 'stream-exists' as const, 1, -1) },
);

const commands = fc.commands(
  [
    fc.tuple(index, fc.nat({ max: 3 }), expectation).map((args) => new AppendCommand(...args)),
    small.map((which) => new RepeatCommand(which)),
    fc.tuple(index, small, direction, limit).map((args) => new ReadCommand(...args)),
    fc.tuple(small, direction, limit).map((args) => new ReadAllCommand(...args)),
  ],
  { maxCommands: 30, size: 'max' },
);

export const modelContract = (world: () => World): void => {
  describe('any sequence of operations', () => {
    it('does what the model does', async () => {
      const { store, scribe } = world();
      await fc.assert(
        fc.asyncProperty(commands, async (sequence) => {
          const before = await fromNow(store);
          const streams = Array.from({ length: STREAMS }, () => scribe.stream());
          const model: Model = { streams: new Map(), log: [], answered: [] };
          await fc.asyncModelRun(() => ({ model, real: { store, scribe, streams } }), sequence);
          assert.deepEqual(idsOf(await store.readAll(before)), model.log);
        }),
        { numRuns: RUNS, seed: 20260921 },
      );
    }, 60_000);
  });
};
