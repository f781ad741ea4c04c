import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import pg from 'pg';
import { startPostgres } from '#testing/servers';

/** What the figures depend on. `redis` is null where the machine has none. */
export type Machine = Readonly<{
  cores: number;
  processor: string;
  memoryGiB: number;
  node: string;
  postgres: string;
  redis: string | null;
  commit: string | null;
}>;

export const describeMachine = async (): Promise<Machine> => ({
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  postgres: await postgresVersion(),
  redis: /v=(\S+)/.exec(said('redis-server', '--version') ?? '')?.[1] ?? null,
  commit: said('git', 'rev-parse', '--short=12', 'HEAD')?.trim() ?? null,
});

const postgresVersion = async (): Promise<string> => {
  const server = await startPostgres();
  try {
    const client = new pg.Client(server.url);
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    await client.end();
    return rows[0]!.server_version;
  } finally {
    await server.stop();
  }
};

const said = (program: string, ...args: string[]): string | undefined => {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
};
