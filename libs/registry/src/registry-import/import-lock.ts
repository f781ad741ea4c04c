import type { ReadStore } from '#read-store';
import { RejectedError } from '#event-store';

const IMPORT_LOCK = 7_203_150;

/** One import at a time: two of the same people would register them twice. Throws RejectedError `import-under-way`. */
export const withImportLock = async <T>({ pool }: ReadStore, work: () => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [IMPORT_LOCK]);
    if (!rows[0]?.free) throw new RejectedError('import-under-way');
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [IMPORT_LOCK]).catch(() => undefined);
    // Where that failed, the lock ends with its connection, somewhat later.
    client.release(true);
  }
};
