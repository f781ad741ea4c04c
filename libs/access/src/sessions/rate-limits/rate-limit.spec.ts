import { beforeEach, describe, expect, it } from '@jest/globals';
import { RateLimit, type SharedCount } from './rate-limit.js';

let now: number;
let counts: Map<string, { points: number; expire: number }>;
let asked: number;

beforeEach(() => {
  [now, asked, counts] = [1_790_000_000_000, 0, new Map()];
});

/** Counts as a store that all processes share does. */
const shared: SharedCount = async (key, more) => {
  asked++;
  const known = counts.get(key);
  const count = known && known.expire > now ? known : { points: 0, expire: now + 60_000 };
  count.points += more;
  counts.set(key, count);
  return { consumedPoints: count.points, msBeforeNext: count.expire - now };
};
const down: SharedCount = () => Promise.reject(new Error('no database'));
const limitOf = (most: number, count = shared) => new RateLimit(most, count, () => now);

/** How many of so many requests are let through. */
const passed = async (limit: RateLimit, key: string, times: number): Promise<number> => {
  let through = 0;
  for (let time = 0; time < times; time++)
    await limit.take(key).then(
      () => through++,
      () => undefined,
    );
  return through;
};

describe('a limit of requests a minute', () => {
  it('lets so many through, for each key, and says when to come back', async () => {
    const limit = limitOf(10);
    expect(await passed(limit, 'a', 15)).toBe(10);
    expect(await passed(limit, 'b', 15)).toBe(10);
    now += 20_500;
    await expect(limit.take('a')).rejects.toMatchObject({ code: 'too-many-requests', retryAfterSeconds: 40 });
  });

  it('begins anew after a minute', async () => {
    const limit = limitOf(10);
    await passed(limit, 'a', 15);
    now += 60_000;
    expect(await passed(limit, 'a', 15)).toBe(10);
  });

  it('holds over several processes, but for a share each', async () => {
    const processes = [limitOf(100), limitOf(100), limitOf(100)];
    let through = 0;
    for (let round = 0; round < 100; round++) for (const one of processes) through += await passed(one, 'a', 1);
    expect(through).toBeGreaterThanOrEqual(100);
    expect(through).toBeLessThanOrEqual(100 + 3 * 5);
  });

  it('asks nobody about who sends little, and once for each share of who sends much', async () => {
    const limit = limitOf(1_000);
    await passed(limit, 'a', 49);
    expect(asked).toBe(0);
    await passed(limit, 'a', 951);
    expect(asked).toBe(20);
  });

  it('holds in each process where the shared count cannot be reached', async () => {
    expect(await passed(limitOf(40, down), 'a', 60)).toBe(40);
  });

  it('does not wait for ever for the shared count', async () => {
    const silent = limitOf(1, () => new Promise(() => undefined));
    await silent.take('a');
    await expect(silent.take('a')).rejects.toMatchObject({ code: 'too-many-requests' });
  });
});
