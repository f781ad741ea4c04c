import { openLoop, type OpenLoopFigures } from './open-loop.js';
import { quantile, type BenchRow } from './figures.js';

const RATES = [1_000, 800, 600, 400, 200, 100, 50];

/** `limit` tells what keeps the rate, and the time at it, from their goals. */
export type RateGoal = Readonly<{ what: string; seconds: number; p99Ms: number; limit: string }>;

type Load = (rate: number, seconds: number) => Promise<OpenLoopFigures>;

/** Tries 1,000 calls a second, then less, until a rate is held: that rate, and how long a call took at it. */
export const highestRate = async ({ what, seconds, p99Ms, limit }: RateGoal, load: Load) => {
  let calls = 0;
  for (const rate of RATES) {
    const { latencies, held } = await load(rate, seconds);
    calls += latencies.length;
    if (!held && rate !== RATES.at(-1)) continue;
    const at = `${what} at ${rate}/s`;
    const rows: BenchRow[] = [
      { name: `${what}: highest rate held`, value: held ? rate : 0, unit: '1/s', goal: RATES[0]!, limit },
      { name: `${at}, p50`, value: quantile(latencies, 0.5), unit: 'ms' },
      { name: `${at}, p99`, value: quantile(latencies, 0.99), unit: 'ms', goal: p99Ms, atMost: true, limit },
    ];
    return { rows, calls };
  }
  throw new Error('no rate was tried');
};

export const openLoad =
  (call: () => Promise<unknown>): Load =>
  (rate, seconds) =>
    openLoop({ rate, seconds }, call);
