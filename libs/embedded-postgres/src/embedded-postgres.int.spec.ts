import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres, EmbeddedPostgresError } from './index.js';

const running: EmbeddedPostgres[] = [];
const listeners: Server[] = [];
let dir: string;

const start = async (options: { port?: number; onExit?: () => void } = {}) => {
  const server = await EmbeddedPostgres.start({ dir, ...options });
  running.push(server);
  return server;
};

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows.flatMap((row) => Object.values(row));
  } finally {
    await client.end();
  }
};

const occupyPort = async (): Promise<number> => {
  const listener = createServer();
  listeners.push(listener);
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return (listener.address() as AddressInfo).port;
};

const ended = async (pid: number): Promise<void> => {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cunzhi-pg-'));
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  for (const listener of listeners.splice(0)) listener.close();
  await rm(dir, { recursive: true, force: true });
});

describe('embedded PostgreSQL', () => {
  it('keeps its data, address and password over stop and start', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    await ended(first.pid);
    const second = await start();
    expect(await query(second.url, 'select answer from kept')).toEqual([42]);
    expect(second.url).toBe(first.url);
  }, 30_000);

  it('recovers what was committed before a kill -9', async () => {
    let exits = 0;
    const first = await start({ onExit: () => exits++ });
    await query(first.url, 'create table kept as select 42 as answer');
    process.kill(first.pid, 'SIGKILL');
    const second = await start();
    expect(await query(second.url, 'select answer from kept')).toEqual([42]);
    expect(exits).toBe(1);
  }, 30_000);

  it('is durable, private, UTF-8 and reachable on 127.0.0.1 only', async () => {
    const { url } = await start();
    const settings = ['fsync', 'synchronous_commit', 'listen_addresses', 'unix_socket_directories', 'max_connections'];
    const shown = await query(
      url,
      `select ${settings.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`,
    );
    expect(shown).toEqual(['on', 'on', '127.0.0.1', '', '200']);
    const encoding =
      'select pg_encoding_to_char(encoding), datcollate from pg_database where datname = current_database()';
    expect(await query(url, encoding)).toEqual(['UTF8', 'C']);
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dir, 'password'))).mode & 0o777).toBe(0o600);
    expect((await readdir(dir)).sort()).toEqual(['data', 'password', 'port']);
    await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      /password authentication failed/,
    );
  }, 30_000);

  it('creates a database once and answers with its address', async () => {
    const server = await start();
    const url = await server.createDatabase('two');
    await query(url, 'create table only_here ()');
    expect(await server.createDatabase('two')).toBe(url);
    expect(await query(url, 'select current_database()')).toEqual(['two']);
  }, 30_000);

  it('refuses a second server on the same folder, naming the first', async () => {
    const first = await start();
    const second = start();
    await expect(second).rejects.toThrow(EmbeddedPostgresError);
    await expect(second).rejects.toThrow(
      new RegExp(`process ${first.pid}\\) already runs on .*kill -INT ${first.pid}`),
    );
    expect(await query(first.url, 'select 1')).toEqual([1]);
  }, 30_000);

  it('explains that a named port is in use', async () => {
    const port = await occupyPort();
    await expect(start({ port })).rejects.toThrow(`port ${port} of 127.0.0.1 is in use by another program`);
  }, 30_000);

  it('moves to another port where the remembered one has been taken', async () => {
    const first = await start();
    await first.stop();
    const listener = createServer();
    listeners.push(listener);
    await new Promise<void>((resolve) => listener.listen(first.port, '127.0.0.1', resolve));
    const second = await start();
    expect(second.port).not.toBe(first.port);
    expect(await query(second.url, 'select 1')).toEqual([1]);
  }, 30_000);
});
