import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Sweeper } from './sweeper.js';

const EVERY = 60_000;

/** A queue whose job scheduler never fires by itself. */
class SilentQueue {
  scheduled = false;
  next = 0;
  answers = true;

  readonly face = {
    work: () => undefined,
    schedule: () => {
      if (!this.answers) return new Promise<boolean>(() => undefined);
      const missing = !this.scheduled;
      this.scheduled = true;
      return Promise.resolve(missing);
    },
    nextRun: () => Promise.resolve(this.next),
  };
}

describe('the sweeper', () => {
  let queue: SilentQueue;
  let sweeps: number;
  let sweeper: Sweeper;

  beforeEach(async () => {
    jest.useFakeTimers({ now: Date.parse('2026-09-21T00:00:00.000Z') });
    queue = new SilentQueue();
    queue.scheduled = true;
    queue.next = Date.now() + 365 * EVERY;
    sweeps = 0;
    sweeper = new Sweeper({
      queues: queue.face,
      everyMs: EVERY,
      sweeps: [{ name: 'count', run: () => Promise.resolve(sweeps++) }],
    });
    await sweeper.start();
  });
  afterEach(async () => {
    await sweeper.stop();
    jest.useRealTimers();
  });

  it('sweeps at the start and leaves the rest to a schedule that is kept', async () => {
    expect(sweeps).toBe(1);
    await jest.advanceTimersByTimeAsync(10 * EVERY);
    expect(sweeps).toBe(1);
  });

  it('puts a missing schedule back and sweeps at once', async () => {
    queue.scheduled = false;
    await jest.advanceTimersByTimeAsync(EVERY / 4);
    expect(sweeps).toBe(2);
    expect(queue.scheduled).toBe(true);
  });

  it('sweeps itself when the schedule is not kept', async () => {
    queue.next = Date.now();
    await jest.advanceTimersByTimeAsync(3 * EVERY);
    expect(sweeps).toBeGreaterThan(1);
  });

  it('sweeps itself when the queue does not answer', async () => {
    queue.answers = false;
    await jest.advanceTimersByTimeAsync(EVERY);
    expect(sweeps).toBeGreaterThan(1);
  });

  it('stops', async () => {
    await sweeper.stop();
    queue.scheduled = false;
    await jest.advanceTimersByTimeAsync(10 * EVERY);
    expect(sweeps).toBe(1);
  });
});

it('reports a sweep that fails, runs the others, and does not run one twice at once', async () => {
  const reported: string[] = [];
  let running = 0;
  let release: () => void = () => undefined;
  const sweeper = new Sweeper({
    queues: new SilentQueue().face,
    onError: ({ message }, where) => reported.push(`${where}: ${message}`),
    sweeps: [
      { name: 'broken', run: () => Promise.reject(new Error('no')) },
      {
        name: 'slow',
        run: async () => {
          running++;
          await new Promise<void>((resolve) => (release = resolve));
        },
      },
    ],
  });
  const first = sweeper.sweep();
  await sweeper.sweep();
  release();
  await first;
  expect(running).toBe(1);
  expect(reported).toEqual(['sweep broken: no']);
});
