import type { ReadStore } from './read-store.js';

const REBUILD_LOCKS = 7_203;

/** Runs `work` while this process alone may rebuild the view. False, and no work, where another one may. */
export const withViewLock = async (store: ReadStore, view: string, work: () => Promise<void>): Promise<boolean> => {
  const client = await store.pool.connect();
  let broken = false;
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as locked',
      [REBUILD_LOCKS, view],
    );
    if (!rows[0]?.locked) return false;
    try {
      await work();
    } finally {
      await client
        .query('select pg_advisory_unlock($1, hashtext($2))', [REBUILD_LOCKS, view])
        .catch(() => (broken = true));
    }
    return true;
  } finally {
    client.release(broken);
  }
};
