import { setTimeout as sleep } from 'node:timers/promises';

/** `rate` calls a second for `seconds`. */
export type OpenLoop = Readonly<{ rate: number; seconds: number }>;

/** Milliseconds from the instant at which each call was due to its end, and whether the calls kept up with the rate. */
export type OpenLoopFigures = Readonly<{ latencies: readonly number[]; held: boolean }>;

const LEAD_MS = 20;
const TICK_MS = 1;
/** So many calls that have not ended, and the rate is not held: no more are made. */
const MOST_OPEN = 1_000;
/** The share of the rate at which the calls must have ended. */
const HELD = 0.97;

/**
 * Makes calls at a fixed rate, whether or not earlier ones have ended, as a crowd does: a server that falls behind sees
 * its latencies grow. Gives up where it falls far behind. Rejects where a call does.
 */
export const openLoop = async (
  { rate, seconds }: OpenLoop,
  call: (index: number) => Promise<unknown>,
): Promise<OpenLoopFigures> => {
  const total = Math.round(rate * seconds);
  const latencies: number[] = [];
  const begin = performance.now() + LEAD_MS;
  const calls: Promise<void>[] = [];
  const make = async (index: number): Promise<void> => {
    await call(index);
    latencies.push(performance.now() - begin - (index * 1_000) / rate);
  };
  while (calls.length < total && calls.length - latencies.length < MOST_OPEN) {
    await sleep(TICK_MS);
    const due = Math.min(total, Math.floor(((performance.now() - begin) / 1_000) * rate) + 1);
    while (calls.length < due) {
      const made = make(calls.length);
      made.catch(() => undefined);
      calls.push(made);
    }
  }
  await Promise.all(calls);
  const achieved = total / ((performance.now() - begin) / 1_000);
  return { latencies, held: calls.length === total && achieved >= HELD * rate };
};
