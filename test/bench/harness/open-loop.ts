import { setTimeout as sleep } from 'node:timers/promises';

/** `rate` calls a second for `seconds`. */
export type OpenLoop = Readonly<{ rate: number; seconds: number }>;

/** Milliseconds from the instant at which each call was due to its end, and the calls that ended per second. */
export type OpenLoopFigures = Readonly<{ latencies: readonly number[]; achieved: number }>;

const LEAD_MS = 20;
const TICK_MS = 1;

/**
 * Makes calls at a fixed rate, whether or not earlier ones have ended, as a crowd does: a server that falls behind sees
 * its latencies grow. Rejects where a call does.
 */
export const openLoop = async ({ rate, seconds }: OpenLoop, call: (index: number) => Promise<unknown>) => {
  const total = Math.round(rate * seconds);
  const latencies = Array.from({ length: total }, () => 0);
  const begin = performance.now() + LEAD_MS;
  const calls: Promise<void>[] = [];
  const make = async (index: number): Promise<void> => {
    const due = begin + (index * 1_000) / rate;
    await call(index);
    latencies[index] = performance.now() - due;
  };
  while (calls.length < total) {
    await sleep(TICK_MS);
    const due = Math.min(total, Math.floor(((performance.now() - begin) / 1_000) * rate) + 1);
    while (calls.length < due) {
      const made = make(calls.length);
      made.catch(() => undefined);
      calls.push(made);
    }
  }
  await Promise.all(calls);
  return { latencies, achieved: total / ((performance.now() - begin) / 1_000) } satisfies OpenLoopFigures;
};
