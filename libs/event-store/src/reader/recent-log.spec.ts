import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReadAllOptions } from '../port/event-store.port.js';
import { InMemoryEventStore } from '../memory/in-memory-event-store.adapter.js';
import { RecentLog } from './recent-log.js';

const instant = '2026-03-02T01:00:00.000Z';
const metadata = {
  commandId: 'c1',
  commandDigest: 'd1',
  correlationId: 'c1',
  actor: { accountId: 'a1', personId: 'p1', orgCode: '370102001001' },
  occurredAt: instant,
  recordedAt: instant,
  chain: { suite: 'sha256' as const, previous: 'a'.repeat(64), hash: 'b'.repeat(64) },
};

/** A log in memory that counts how often its whole is read. */
class CountingLog extends InMemoryEventStore {
  reads = 0;
  private filled = 0;

  override async readAll(options?: ReadAllOptions) {
    this.reads++;
    await new Promise((resolve) => setImmediate(resolve));
    return super.readAll(options);
  }

  async fill(events: number, note = ''): Promise<void> {
    for (let index = 0; index < events; index++) {
      const id = `00000000-0000-4000-8000-${String(this.filled++).padStart(12, '0')}`;
      await this.append('case-a', [{ id, type: 'NoteTaken.v1', data: { note }, metadata }], 'any');
    }
  }
}

/** The positions that somebody sees who follows the log meanwhile. */
const follow = async (log: RecentLog, signal: AbortSignal): Promise<readonly number[]> => {
  const seen: number[] = [];
  for await (const batch of log.subscribeAll({ signal, batch: 3 })) seen.push(...positions(batch));
  return seen;
};

const positions = (events: readonly { position: bigint }[]) => events.map(({ position }) => Number(position));

describe('recent log', () => {
  it('reads what many wait for once', async () => {
    const log = new CountingLog();
    await log.fill(20);
    const recent = new RecentLog(log);
    await recent.readAll({ after: 9n, limit: 10 });
    log.reads = 0;
    const answers = await Promise.all(Array.from({ length: 30 }, () => recent.readAll({ after: 12n, limit: 5 })));
    expect(log.reads).toBe(0);
    expect(answers.map(positions)).toEqual(answers.map(() => [13, 14, 15, 16, 17]));
    await Promise.all(Array.from({ length: 30 }, () => recent.readAll({ after: 19n, limit: 5 })));
    expect(log.reads).toBe(1);
  });

  it('shows an event to whoever asks once it is written, even beside a read that began before', async () => {
    const log = new CountingLog();
    await log.fill(3);
    const recent = new RecentLog(log);
    await recent.readAll({ after: 0n, limit: 10 });
    const before = recent.readAll({ after: 2n, limit: 10 });
    await log.fill(1);
    expect(positions(await recent.readAll({ after: 2n, limit: 10 }))).toEqual([3]);
    await before;
  });

  it('keeps what whoever follows it has read', async () => {
    const log = new CountingLog();
    await log.fill(20);
    const recent = new RecentLog(log, { events: 100, characters: 1_000_000, page: 10 });
    await recent.readAll({ after: 0n, limit: 2 });
    const ended = new AbortController();
    for await (const batch of recent.subscribeAll({ after: 14n, signal: ended.signal })) {
      expect(positions(batch).at(-1)).toBe(19);
      ended.abort();
    }
    log.reads = 0;
    expect(positions(await recent.readAll({ after: 14n, limit: 5 }))).toEqual([15, 16, 17, 18, 19]);
    expect(log.reads).toBe(0);
    expect(positions(await recent.readAll({ after: 9n, limit: 3 }))).toEqual([10, 11, 12]);
  });

  it.each([
    ['events', { events: 5, characters: 1_000_000, page: 4 }],
    ['characters', { events: 1_000, characters: 5_000, page: 4 }],
  ])('keeps no more %s than it may, and reads older ones again', async (_what, limits) => {
    const log = new CountingLog();
    await log.fill(40, 'x'.repeat(500));
    const recent = new RecentLog(log, limits);
    for (let after = 0; after < 39; after += 3) await recent.readAll({ after: BigInt(after), limit: 3 });
    log.reads = 0;
    expect(positions(await recent.readAll({ after: 37n, limit: 2 }))).toEqual([38, 39]);
    expect(log.reads).toBe(0);
    expect(positions(await recent.readAll({ after: 3n, limit: 3 }))).toEqual([4, 5, 6]);
    expect(log.reads).toBe(1);
  });

  it('answers as the log does, whoever reads where while it grows', async () => {
    const step = fc.record({
      write: fc.nat(6),
      readers: fc.array(fc.record({ behind: fc.nat(14), limit: fc.integer({ min: 1, max: 5 }) })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const log = new CountingLog();
        const recent = new RecentLog(log, { events: 8, characters: 3_000, page: 5 });
        const ended = new AbortController();
        const following = follow(recent, ended.signal);
        for (const { write, readers } of steps) {
          const length = Number((await log.head()) ?? -1n) + 1;
          await log.fill(write);
          const asked = readers.map(({ behind, limit }) => ({ after: BigInt(Math.max(0, length - behind)), limit }));
          const found = await Promise.all(asked.map((options) => recent.readAll(options)));
          expect(found).toEqual(await Promise.all(asked.map((options) => log.readAll(options))));
        }
        ended.abort();
        const followed = await following;
        expect(followed).toEqual([...followed.keys()]);
      }),
      { numRuns: 100 },
    );
  });
});
