import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { follows, GENESIS, type Anchor, type StoredLine } from './security-line.js';

/** `lines` fit, online and in archives; `missingFiles` are archives that lie elsewhere and were not checked. */
export type SecurityLogReport = Readonly<{
  lines: number;
  archived: number;
  missingFiles: readonly string[];
  broken?: Readonly<{ seq: number; file: string | null }>;
}>;

const PAGE = 5_000;
const MADE = `select to_regclass('security.line') is not null as made`;
const LINES = 'select seq, content, previous, hash from security.line where seq > $1 order by seq limit $2';
const ARCHIVES = 'select up_to as seq, hash, file, file_hash as "fileHash" from security.archive order by up_to';

type Archive = Anchor & Readonly<{ file: string; fileHash: string }>;
type Walk = { anchor: Anchor; lines: number; archived: number; missingFiles: string[] };

/**
 * Recomputes the chain from the oldest archive in `folder` to the newest line, and stops at the first misfit. A database
 * that no program has opened yet has no line.
 */
export const verifySecurityLog = async (pool: pg.Pool, folder: string): Promise<SecurityLogReport> => {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const walk: Walk = { anchor: GENESIS, lines: 0, archived: 0, missingFiles: [] };
    const made = (await client.query<{ made: boolean }>(MADE)).rows[0]!.made;
    const broken = made ? ((await walkArchives(client, folder, walk)) ?? (await walkLines(client, walk))) : undefined;
    const { lines, archived, missingFiles } = walk;
    return { lines, archived, missingFiles, ...(broken ? { broken } : {}) };
  } finally {
    await client.query('rollback');
    client.release();
  }
};

const walkArchives = async (client: pg.PoolClient, folder: string, walk: Walk) => {
  for (const { seq, hash, file, fileHash } of (await client.query<Archive>(ARCHIVES)).rows) {
    const text = await textOf(join(folder, file));
    if (text === undefined) walk.missingFiles.push(file);
    else {
      const first = walk.anchor.seq + 1;
      if (createHash('sha256').update(text).digest('hex') !== fileHash) return { seq: first, file };
      for (const line of text.trimEnd().split('\n')) {
        const stored = JSON.parse(line) as StoredLine;
        if (!follows(walk.anchor, stored)) return { seq: walk.anchor.seq + 1, file };
        walk.anchor = stored;
        walk.archived++;
      }
      if (walk.anchor.seq !== seq || walk.anchor.hash !== hash) return { seq, file };
    }
    walk.anchor = { seq, hash };
  }
  return undefined;
};

const walkLines = async (client: pg.PoolClient, walk: Walk) => {
  for (;;) {
    const { rows } = await client.query<StoredLine>(LINES, [walk.anchor.seq, PAGE]);
    if (rows.length === 0) return undefined;
    for (const line of rows) {
      if (!follows(walk.anchor, line)) return { seq: walk.anchor.seq + 1, file: null };
      walk.anchor = line;
      walk.lines++;
    }
  }
};

const textOf = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};
