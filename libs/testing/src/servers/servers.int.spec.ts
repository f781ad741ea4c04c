import { afterEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { redisAvailable, startPostgres, startRedis } from './index.js';

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const started = async <S extends { stop(): Promise<void> }>(starting: Promise<S>): Promise<S> => {
  const server = await starting;
  stops.push(() => server.stop());
  return server;
};

const select = async (url: string, text: string): Promise<unknown> => {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

const onRedis = async <T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> => {
  const client = new Redis(url);
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
};

describe('PostgreSQL test server', () => {
  it('keeps addresses and data over kill9 and restart', async () => {
    const server = await started(startPostgres({ durable: true }));
    const other = await server.createDatabase('other');
    await select(server.url, 'create table kept as select 1 as one');
    await server.kill9();
    await expect(select(server.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
    await server.restart();
    expect(await select(server.url, 'select one from kept')).toEqual([{ one: 1 }]);
    await server.restart();
    expect(await select(other, 'select current_database() as name')).toEqual([{ name: 'other' }]);
  }, 30_000);
});

describe('a killed PostgreSQL test server', () => {
  it('takes its sessions with it, and none of them says why', async () => {
    const server = await started(startPostgres({ durable: true }));
    const idle = new pg.Client(server.url);
    const said: string[] = [];
    idle.on('error', ({ message }) => said.push(message));
    await idle.connect();
    const gone = new Promise<void>((resolve) => idle.once('end', resolve));
    await server.kill9();
    await gone;
    expect(said).toEqual([expect.stringMatching(/^Connection terminated|ECONNRESET/)]);
  }, 30_000);
});

(redisAvailable() ? describe : describe.skip)('Redis test server', () => {
  it('forgets on flushAll and on restart', async () => {
    const { url, flushAll, kill9, restart } = await started(startRedis());
    await onRedis(url, (redis) => redis.set('a', '1'));
    await flushAll();
    expect(await onRedis(url, (redis) => redis.get('a'))).toBeNull();
    await onRedis(url, (redis) => redis.set('a', '2'));
    await kill9();
    await restart();
    expect(await onRedis(url, (redis) => redis.get('a'))).toBeNull();
  }, 30_000);

  it('keeps what it acknowledged over kill9 where it is append-only', async () => {
    const { url, kill9, restart } = await started(startRedis({ appendOnly: true }));
    await onRedis(url, (redis) => redis.set('a', '1'));
    await kill9();
    await restart();
    expect(await onRedis(url, (redis) => redis.get('a'))).toBe('1');
  }, 30_000);
});
