import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { PoolEnd } from './pool-end.js';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const SIZE = 8;
/** Milliseconds for which each connection is in use. */
const held = (ms: number) => Array.from({ length: SIZE }, () => ms);

it.each([
  ['that are idle', held(0)],
  ['that are in use when it is asked', held(100)],
  ['of both kinds', held(0).fill(100, SIZE / 2)],
])('has ended when each of its connections has, of those %s', async (_, uses) => {
  const pool = new pg.Pool({ connectionString: server.url, max: SIZE });
  const poolEnd = new PoolEnd(pool);
  let ended = 0;
  pool.on('connect', (client) => client.on('end', () => (ended += 1)));
  const clients = await Promise.all(uses.map(() => pool.connect()));
  const working = uses.map(async (ms, index) => {
    if (ms > 0) await clients[index]!.query('select pg_sleep($1)', [ms / 1000]);
    clients[index]!.release();
  });
  await poolEnd.end();
  expect(ended).toBe(SIZE);
  await poolEnd.end();
  await Promise.all(working);
});
