import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { migrateAccess } from '../../access-schema.js';
import { AccessSettings } from '../../access-settings.js';
import { RateLimits } from './rate-limits.js';

let server: PostgresServer;
let pool: pg.Pool;

beforeAll(async () => {
  server = await startPostgres();
  pool = new pg.Pool({ connectionString: server.url });
  pool.on('error', () => undefined);
  await migrateAccess(pool);
}, 60_000);
afterAll(() => server.stop());

const settings = new AccessSettings(Buffer.alloc(32, 7), { rates: { account: 20, address: 20, signIn: null } });
/** One of several processes on one database. */
const process = () => new RateLimits({ pool } as never, settings);
const passes = (limits: RateLimits, kind: 'account' | 'address' | 'signIn', key: string) =>
  limits.take(kind, key).then(
    () => 1,
    () => 0,
  );
const passed = async (processes: readonly RateLimits[], kind: 'account' | 'address' | 'signIn', key: string) => {
  let through = 0;
  for (let time = 0; time < 30; time++) for (const one of processes) through += await passes(one, kind, key);
  return through;
};

describe('limits of requests on one database', () => {
  it('hold over processes, for each account and each address apart', async () => {
    const both = [process(), process()];
    expect(await passed(both, 'account', 'a')).toBe(20);
    expect(await passed(both, 'address', 'a')).toBe(20);
    expect(await passed(both, 'account', 'b')).toBe(20);
    expect(await passed([process()], 'account', 'a')).toBe(0);
  });

  it('are none where none is set', async () => expect(await passed([process()], 'signIn', 'a')).toBe(30));

  it('keep nothing that names anybody', async () => {
    await passed([process()], 'address', '203.0.113.77');
    const { rows } = await pool.query<{ key: string }>('select key from access.rate');
    for (const { key } of rows) expect(key).toMatch(/^[\w-]{43}$/);
  });

  it('hold in each process where the database is gone', async () => {
    await pool.end();
    expect(await passed([process(), process()], 'account', 'c')).toBe(40);
  });
});
