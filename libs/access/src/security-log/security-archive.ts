import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { StoredLine } from './security-line.js';

const ARCHIVE_LOCK = 7_203_123;
const LINES_PER_FILE = 10_000;

const OLDEST = `
  select seq, content, previous, hash, recorded_at < $1 as old from security.line
  where (select recorded_at from security.line order by seq limit 1) < $1
  order by seq limit ${LINES_PER_FILE}`;

/**
 * Moves the lines recorded before `before` (ISO instant in UTC) to files in `folder`, one JSON line each, the oldest first
 * and never one out of the middle. The hash of the last line of a file stays in the database: the chain goes on from it.
 * A file is on the disk before its lines leave the table; a crash in between writes the same file again. Answers how
 * many lines were moved.
 */
export const archiveLinesBefore = async (pool: pg.Pool, before: string, folder: string): Promise<number> => {
  let moved = 0;
  for (;;) {
    const count = await archiveFile(pool, before, folder);
    moved += count;
    if (count < LINES_PER_FILE) return moved;
  }
};

const archiveFile = async (pool: pg.Pool, before: string, folder: string): Promise<number> => {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [ARCHIVE_LOCK]);
    const { rows } = await client.query<StoredLine & { old: boolean }>(OLDEST, [before]);
    const firstKept = rows.findIndex(({ old }) => !old);
    const lines = firstKept === -1 ? rows : rows.slice(0, firstKept);
    const last = lines.at(-1);
    if (last) {
      const text = lines.map(({ old: _old, ...line }) => `${JSON.stringify(line)}\n`).join('');
      const file = `security-${lines[0]!.seq}-${last.seq}.jsonl`;
      await writeDurably(folder, file, text);
      await client.query(
        'insert into security.archive (up_to, hash, lines, file, file_hash) values ($1, $2, $3, $4, $5)',
        [last.seq, last.hash, lines.length, file, createHash('sha256').update(text).digest('hex')],
      );
      await client.query('delete from security.line where seq <= $1', [last.seq]);
    }
    await client.query('commit');
    return lines.length;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
};

const writeDurably = async (folder: string, file: string, text: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${file}.draft`);
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, join(folder, file));
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
};
