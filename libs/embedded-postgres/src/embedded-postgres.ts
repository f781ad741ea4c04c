import { setTimeout as sleep } from 'node:timers/promises';
import { resolve } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { ClusterFolder, USER } from './cluster-folder.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { freePort, isFree } from './free-port.js';
import { findRunning } from './pid-file.js';
import { Postmaster } from './postmaster.js';
import { serverAccount } from './server-account.js';

/**
 * `dir` is made where it is missing. `port` is chosen once and remembered in `dir` where none is named. `durable: false`
 * is for tests that do not kill the server: it may lose everything in a crash. `onExit` is told when the server ends
 * without `stop`.
 */
export type EmbeddedPostgresOptions = Readonly<{
  dir: string;
  port?: number;
  durable?: boolean;
  log?: (line: string) => void;
  onExit?: () => void;
}>;

const DATABASE = 'cunzhi';
const GRACE_MS = 2_000;
const STOPPING_MS = 60_000;
const POLL_MS = 25;
const STILL_THERE = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/;

/** A PostgreSQL server of our own, in one folder, on 127.0.0.1. It ends with this process, however this process ends. */
export class EmbeddedPostgres {
  private stopping: Promise<void> | undefined;

  private constructor(
    private readonly postmaster: Postmaster,
    private readonly password: string,
    readonly port: number,
  ) {}

  /** Starts the server; a folder left by a killed one is recovered. Throws EmbeddedPostgresError. */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const { durable = true, log, onExit } = options;
    const binaries = findBinaries();
    const folder = new ClusterFolder(resolve(options.dir), await serverAccount());
    await waitForPredecessor(folder.data);
    const password = await folder.prepare(binaries, durable);
    const deadline = Date.now() + STOPPING_MS;
    for (;;) {
      const port = options.port ?? (await choosePort(folder));
      if (!(await isFree(port))) throw portInUse(port);
      const postmaster = await Postmaster.spawn({ postgres: binaries.postgres, folder, port, durable, log });
      if (await postmaster.ready()) {
        await folder.rememberPort(port);
        const server = new EmbeddedPostgres(postmaster, password, port);
        void postmaster.exited.then(() => server.stopping ?? onExit?.());
        await server.createDatabase(DATABASE);
        return server;
      }
      const portTaken = PORT_TAKEN.test(postmaster.lastWords);
      if (portTaken && options.port !== undefined) throw portInUse(port);
      const passing = portTaken || STILL_THERE.test(postmaster.lastWords);
      if (!passing || Date.now() > deadline) throw didNotStart(folder.data, postmaster.lastWords);
      await sleep(POLL_MS);
    }
  }

  /** Address of the database `cunzhi` on the server that another program runs on this folder; undefined where none does. */
  static async runningOn(dir: string): Promise<string | undefined> {
    const folder = new ClusterFolder(resolve(dir), undefined);
    const running = await findRunning(folder.data);
    if (running?.state !== 'ready') return undefined;
    return `postgres://${USER}:${await folder.savedPassword()}@127.0.0.1:${running.port}/${DATABASE}`;
  }

  /** Address of the database `cunzhi`. Holds the password: never log it. */
  get url(): string {
    return this.urlOf(DATABASE);
  }

  get pid(): number {
    return this.postmaster.pid;
  }

  /** Creates a database where there is none of that name. Returns its address. */
  async createDatabase(name: string): Promise<string> {
    const client = new pg.Client(this.urlOf('postgres'));
    await client.connect();
    try {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
      if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
    return this.urlOf(name);
  }

  /** Stops gracefully and waits for the end. */
  stop(): Promise<void> {
    this.stopping ??= this.postmaster.stop();
    return this.stopping;
  }

  private urlOf(database: string): string {
    return `postgres://${USER}:${this.password}@127.0.0.1:${this.port}/${encodeURIComponent(database)}`;
  }
}

/** A server that is just stopping is waited for; one that stays is a mistake of whoever started the second. */
const waitForPredecessor = async (dataDir: string): Promise<void> => {
  const began = Date.now();
  for (;;) {
    const running = await findRunning(dataDir);
    if (!running) return;
    const patience = running.state === 'stopping' ? STOPPING_MS : GRACE_MS;
    if (Date.now() - began > patience)
      throw new EmbeddedPostgresError(
        `a PostgreSQL server (process ${running.pid}) already runs on ${dataDir}; ` +
          `stop the program that started it, or end it with: kill -INT ${running.pid}`,
      );
    await sleep(POLL_MS);
  }
};

const choosePort = async (folder: ClusterFolder): Promise<number> => {
  const remembered = await folder.rememberedPort();
  return remembered !== undefined && (await isFree(remembered)) ? remembered : freePort();
};

const portInUse = (port: number) =>
  new EmbeddedPostgresError(
    `port ${port} of 127.0.0.1 is in use by another program; stop that program or name another port`,
  );

const didNotStart = (dataDir: string, lastWords: string) =>
  new EmbeddedPostgresError(`the embedded PostgreSQL on ${dataDir} did not start: ${lastWords.split('\n').at(-1)}`);
