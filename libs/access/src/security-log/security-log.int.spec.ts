import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadStore } from '#read-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { as, MovableClock } from '../access.fixture.js';
import { archiveLinesBefore } from './security-archive.js';
import { PostgresSecurityLog } from './security-log.adapter.js';
import type { Mandates } from '../scoping/mandates.js';
import { migrateSecurityLog } from './security-schema.js';
import { verifySecurityLog } from './verify-security-log.js';

let server: PostgresServer;
let stores: readonly ReadStore[];
let folder: string;
const clock = new MovableClock('2026-03-02');
const tree = { path: async (code: string) => ['3701', code] } as never;
const mandates = { substitutionsOf: () => Promise.resolve(['s1', 's2']) } as unknown as Mandates;
const logs = () => stores.map((store) => new PostgresSecurityLog(store, clock, tree, mandates));
const pool = () => stores[0]!.pool;
const verify = () => verifySecurityLog(pool(), folder);
const count = async () => Number((await pool().query('select count(*) as n from security.line')).rows[0].n);
const entry = { kind: 'export', outcome: 'allowed', accountId: 'a1', orgCode: '370102' } as const;
const fill = async (lines: number) => {
  for (let n = 0; n < lines; n++) await logs()[0]!.record({ ...entry, subject: `s${n}` });
};
/** The log refuses changes by itself: someone who owns the database can still make them. */
const tamper = async (change: string) => {
  await pool().query('alter table security.line disable trigger user');
  await pool().query(change);
  await pool().query('alter table security.line enable trigger user');
};

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

beforeEach(async () => {
  await Promise.all((stores ?? []).map((store) => store.close()));
  stores = [new ReadStore({ url: server.url }), new ReadStore({ url: server.url })];
  await pool().query('drop schema if exists security cascade');
  await Promise.all(stores.map((store) => migrateSecurityLog(store.pool)));
  folder = await mkdtemp(join(tmpdir(), 'cunzhi-archive-'));
  clock.moveTo('2026-03-02');
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
});

describe('the security log', () => {
  it('says whose rights a substitute has used, after lines of days on which it did not', async () => {
    const [log] = logs();
    await log!.record(entry);
    const { rows } = await pool().query<{ content: string }>('select content from security.line');
    expect(Object.keys(JSON.parse(rows[0]!.content) as object)).not.toContain('onBehalfOf');
    await log!.record({ ...entry, onBehalfOf: 'p1' });
    const found = await pool().query<{ content: string }>(
      'select content from security.line order by seq desc limit 1',
    );
    expect(JSON.parse(found.rows[0]!.content)).toMatchObject({ onBehalfOf: 'p1', substitutions: ['s1', 's2'] });
    expect(await verify()).toEqual({ lines: 2, archived: 0, missingFiles: [] });
    await tamper("update security.line set content = replace(content, 'p1', 'p2') where seq = 2");
    expect((await verify()).broken).toMatchObject({ seq: 2 });
  });

  it('keeps one chain for all processes, and resolves when a line is stored', async () => {
    const recorded = logs().flatMap((log, process) =>
      Array.from({ length: 64 }, (_, n) => log.record({ ...entry, subject: `${process}-${n}` })),
    );
    await Promise.all(recorded);
    expect(await verify()).toEqual({ lines: 128, archived: 0, missingFiles: [] });
    const { rows } = await pool().query('select count(distinct subject)::int as n from security.line');
    expect(rows[0].n).toBe(128);
  });

  it('writes callers who come at once in few groups', async () => {
    const counted = { pool: { queries: 0, query: async (): Promise<void> => void counted.pool.queries++ } };
    const log = new PostgresSecurityLog(counted as never, clock, tree, mandates);
    await Promise.all(Array.from({ length: 64 }, () => log.record(entry)));
    expect(counted.pool.queries).toBeLessThanOrEqual(2);
  });

  it('names who acts from the command scope, with the path of their unit', async () => {
    await as(() => logs()[0]!.record({ kind: 'export', outcome: 'allowed' }), { accountId: 'a7', orgCode: '370103' });
    const { rows } = await pool().query('select account_id, units, recorded_at from security.line');
    expect(rows).toEqual([{ account_id: 'a7', units: ['3701', '370103'], recorded_at: '2026-03-02T01:00:00.000Z' }]);
  });

  it('goes on after a group that the database refused', async () => {
    const [log] = logs();
    await pool().query('alter table security.line rename to line_away');
    await expect(log!.record(entry)).rejects.toThrow('security.line');
    await pool().query('alter table security.line_away rename to line');
    await log!.record(entry);
    expect(await verify()).toMatchObject({ lines: 1 });
  });

  it.each([
    `update security.line set content = replace(content, 'a1', 'a2')`,
    'delete from security.line',
    'truncate security.line',
    `insert into security.archive (up_to, hash, lines, file, file_hash) values (2, 'made up', 2, 'f', 'h')`,
  ])('lets the database itself refuse: %s', async (change) => {
    await fill(2);
    await expect(pool().query(change)).rejects.toMatchObject({ code: '42501' });
    expect(await count()).toBe(2);
  });

  it.each([
    [`update security.line set content = replace(content, 's1', 's9') where seq = 2`, 2],
    ['delete from security.line where seq = 2', 2],
    ['delete from security.line where seq = 1', 1],
    [`update security.line set previous = 'other' where seq = 3`, 3],
  ])('shows where it was changed by force: %s', async (change, seq) => {
    await fill(3);
    await tamper(change);
    expect(await verify()).toMatchObject({ broken: { seq, file: null } });
  });
});

describe('the archive of the security log', () => {
  const archived = async () => {
    await fill(3);
    clock.moveTo('2027-03-02');
    await fill(2);
    return archiveLinesBefore(pool(), '2026-06-01T00:00:00.000Z', folder);
  };

  it('takes over the old lines, and the rest goes on from there', async () => {
    expect(await archived()).toBe(3);
    expect(await count()).toBe(2);
    expect(await readdir(folder)).toEqual(['security-1-3.jsonl']);
    await fill(1);
    expect(await verify()).toEqual({ lines: 3, archived: 3, missingFiles: [] });
    expect(await archiveLinesBefore(pool(), '2026-06-01T00:00:00.000Z', folder)).toBe(0);
  });

  it('may take all lines: the next one still follows', async () => {
    await fill(2);
    expect(await archiveLinesBefore(pool(), '2030-01-01T00:00:00.000Z', folder)).toBe(2);
    await fill(1);
    expect(await verify()).toEqual({ lines: 1, archived: 2, missingFiles: [] });
  });

  it('cannot be changed in the database, nor lines after it removed', async () => {
    await archived();
    for (const change of [
      'delete from security.archive',
      'update security.archive set up_to = 9',
      'delete from security.line',
    ])
      await expect(pool().query(change)).rejects.toMatchObject({ code: '42501' });
  });

  it('shows a file that was changed, and says which file is not here', async () => {
    await archived();
    const file = join(folder, 'security-1-3.jsonl');
    const text = await readFile(file, 'utf8');
    await appendFile(file, '\n');
    expect(await verify()).toMatchObject({ broken: { seq: 1, file: 'security-1-3.jsonl' } });
    expect(text.trimEnd().split('\n')).toHaveLength(3);
    await rm(file);
    expect(await verify()).toEqual({ lines: 2, archived: 0, missingFiles: ['security-1-3.jsonl'] });
  });

  it('leaves everything where it was when a file cannot be written', async () => {
    await fill(2);
    await expect(archiveLinesBefore(pool(), '2030-01-01T00:00:00.000Z', '/dev/null/nowhere')).rejects.toThrow(
      'ENOTDIR',
    );
    expect(await verify()).toEqual({ lines: 2, archived: 0, missingFiles: [] });
  });
});
