import { describe, expect, it } from '@jest/globals';
import { openLoop } from './open-loop.js';

describe('an open loop', () => {
  it('makes every call once, and does not wait for the ones before', async () => {
    const made: number[] = [];
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { latencies } = await openLoop({ rate: 1_000, seconds: 0.05 }, (index) => {
      made.push(index);
      if (made.length === 50) release();
      return gate;
    });
    expect(made).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(latencies).toHaveLength(50);
  });

  it('gives up where the calls do not end, and counts the ones that it made', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    let made = 0;
    const { latencies, held } = await openLoop({ rate: 1_000_000, seconds: 1 }, () => {
      if (++made === 1_000) setTimeout(release);
      return gate;
    });
    expect(held).toBe(false);
    expect(latencies).toHaveLength(made);
  });

  it('fails where a call fails', async () => {
    const failing = openLoop({ rate: 1_000, seconds: 0.01 }, () => Promise.reject(new Error('refused')));
    await expect(failing).rejects.toThrow('refused');
  });
});
