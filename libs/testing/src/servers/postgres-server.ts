import { EmbeddedPostgres } from '#embedded-postgres';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended } from './child-server.js';

/** `durable` for tests that kill the server. `log` receives what the server says. */
export type PostgresServerOptions = Readonly<{ durable?: boolean; log?: (line: string) => void }>;

/** A PostgreSQL server for tests; its addresses stay the same over `kill9` and `restart`. */
export type PostgresServer = Readonly<{
  /** Address of an empty database. */
  url: string;
  createDatabase(name: string): Promise<string>;
  /** Kills the server as a power cut would, and waits until it is gone. */
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
  let server = await start().catch(async (error: unknown) => {
    await rm(dir, { recursive: true, force: true });
    throw error;
  });
  const { url, port } = server;
  return {
    url,
    createDatabase: (name) => server.createDatabase(name),
    kill9: async () => {
      process.kill(server.pid, 'SIGKILL');
      await ended(server.pid);
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
