/**
 * One measured figure. A goal is for the ratio where there is one, else for the value; `atMost` says that less is better.
 * `limit` tells what keeps the figure from its goal, and is shown where it misses it.
 */
export type BenchRow = Readonly<{
  name: string;
  value: number;
  unit: string;
  ratio?: number;
  goal?: number;
  atMost?: boolean;
  limit?: string;
}>;

/** A part of the bench: `run` sets up what it needs, and leaves nothing behind. Throws WrongCountError. */
export type Bench = Readonly<{ run: () => Promise<Readonly<{ rows: readonly BenchRow[] }>> }>;

/** Something was lost or done twice under load: a figure is worth nothing then. */
export class WrongCountError extends Error {
  override readonly name = 'WrongCountError';
}

export const expectCount = (what: string, found: number, expected: number): void => {
  if (found !== expected) throw new WrongCountError(`${what}: ${found} instead of ${expected}`);
};

/** The smallest value that at least `share` (0 to 1) of the values do not exceed. */
export const quantile = (values: readonly number[], share: number): number => {
  if (values.length === 0) throw new WrongCountError('nothing was measured');
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)]!;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const isReached = ({ value, ratio = value, goal, atMost = false }: BenchRow): boolean | undefined =>
  goal === undefined ? undefined : atMost ? ratio <= goal : ratio >= goal;
