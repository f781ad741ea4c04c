import type { ReadStore } from '#read-store';
import { CommandFailedError } from '../command-error.js';

const IMPORT_LOCK = 7_203_119;

/** One import at a time: two of the same people would register them twice. Throws CommandFailedError. */
export const withImportLock = async <T>({ pool }: ReadStore, work: () => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [IMPORT_LOCK]);
    if (!rows[0]?.free) throw new CommandFailedError([busy]);
    return await work();
  } finally {
    // The lock ends with its connection.
    client.release(true);
  }
};

const busy = {
  zh: '另一项导入正在进行，请等它结束后重试。',
  en: 'Another import is running: wait until it has ended.',
};
