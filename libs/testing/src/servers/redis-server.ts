import { Redis } from 'ioredis';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** `appendOnly` keeps the data over `kill9`; without it a restarted server is empty. */
export type RedisServerOptions = Readonly<{ appendOnly?: boolean }>;

/** A Redis server for tests; its address stays the same over `kill9` and `restart`. */
export type RedisServer = Readonly<{
  url: string;
  flushAll(): Promise<void>;
  /** Kills the server as a power cut would, and waits until it is gone. */
  kill9(): Promise<void>;
  /** Starts it again, after `kill9` or from a graceful stop of its own. */
  restart(): Promise<void>;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}>;

/** Whether this machine has the program `redis-server`. */
export const redisAvailable = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

export const startRedis = async ({ appendOnly = false }: RedisServerOptions = {}): Promise<RedisServer> => {
  const dir = await mkdtemp(join(tmpdir(), 'cunzhi-test-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const remove = () => rm(dir, { recursive: true, force: true });
  const start = () => startServer({ dir, port, appendonly: appendOnly ? 'yes' : 'no' });
  let server = await start().catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, 'exit');
  };
  return {
    url,
    flushAll: async () => {
      const client = new Redis(url, { maxRetriesPerRequest: 1 });
      try {
        await client.flushall();
      } finally {
        client.disconnect();
      }
    },
    kill9: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      server = await start();
    },
    stop: async () => {
      await end('SIGTERM');
      await remove();
    },
  };
};

const startServer = async (settings: Readonly<Record<string, string | number>>): Promise<ChildProcess> => {
  const all = { bind: '127.0.0.1', save: '', appendfsync: 'always', daemonize: 'no', ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(server, 'spawn');
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  server.once('exit', () => process.off('exit', kill));
  const said: string[] = [];
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.includes('Ready to accept connections')) {
      server.stdout.resume();
      return server;
    }
    said.push(line);
  }
  throw new Error(`redis-server did not start: ${said.at(-1) ?? 'it said nothing'}`);
};

const freePort = async (): Promise<number> => {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
};
