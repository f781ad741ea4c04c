import { describe, expect, it } from '@jest/globals';
import { CaughtUpSweep } from './caught-up-sweep.js';

const sweepWith = (head: bigint | undefined, read: boolean) => {
  const asked: unknown[] = [];
  const watch = { look: (patienceMs: number) => Promise.resolve(patienceMs) };
  const waitFor = (names: readonly string[], position: bigint) => {
    asked.push([names, position]);
    return Promise.resolve(read);
  };
  const projections = [{ name: 'accounts-2' }, { name: 'kinships-1' }] as never;
  const sweep = new CaughtUpSweep(watch, { head: () => Promise.resolve(head) }, { waitFor }, projections);
  return { asked, done: sweep.sweep(7) };
};

describe('a sweep by what is read', () => {
  it('looks once every read model has read what there is', async () => {
    const { asked, done } = sweepWith(41n, true);
    expect(await done).toBe(7);
    expect(asked).toEqual([[['accounts-2', 'kinships-1'], 41n]]);
  });

  it('looks shortly at first, since the start waits for it, and longer from then on', async () => {
    const patience: number[] = [];
    const watch = { look: (patienceMs: number) => Promise.resolve(patience.push(patienceMs)) };
    const reads = { waitFor: () => Promise.resolve(true) };
    const sweep = new CaughtUpSweep(watch, { head: () => Promise.resolve(1n) }, reads, []);
    for (let times = 0; times < 3; times++) await sweep.sweep();
    expect(patience).toEqual([500, 10_000, 10_000]);
  });

  it('raises no alarm by read models that are behind, nor before there is anything', async () => {
    expect(await sweepWith(41n, false).done).toBe(0);
    expect(await sweepWith(undefined, true).done).toBe(0);
  });
});
