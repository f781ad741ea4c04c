import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

const POLL_MS = 100;
const PATIENCE_MS = 120_000;

/** The number that a query of one row and one column answers. */
export const countOf = async (database: pg.Client | pg.Pool, text: string): Promise<number> => {
  const { rows } = await database.query<Record<string, number>>(text);
  return Number(Object.values(rows[0]!)[0]);
};

/** Asks until the count is there, for two minutes; answers the last one. */
export const waitForCount = async (database: pg.Client | pg.Pool, text: string, expected: number): Promise<number> => {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const count = await countOf(database, text);
    if (count >= expected || performance.now() > until) return count;
    await sleep(POLL_MS);
  }
};
