import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ids, serverEnv, type ClusterFolder } from './cluster-folder.js';
import { readPidFile } from './pid-file.js';

export type PostmasterOptions = Readonly<{
  postgres: string;
  folder: ClusterFolder;
  port: number;
  durable: boolean;
  log?: ((line: string) => void) | undefined;
}>;

/** Rows and parameters stay out of the log: an error is logged without its statement and detail. */
const QUIET = ['log_min_error_statement=panic', 'log_error_verbosity=terse', 'log_timezone=UTC', 'timezone=UTC'];
const LOCAL = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
const DURABLE = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on'];
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

const POLL_MS = 10;
const LINES_KEPT = 20;
const STOP_MS = 60_000;

/** One run of the server program. */
export class Postmaster {
  private readonly lines: string[] = [];
  private readonly sentinel: ChildProcess | undefined;
  readonly exited: Promise<unknown>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly options: PostmasterOptions,
  ) {
    this.exited = once(child, 'exit');
    createInterface({ input: child.stderr! }).on('line', (line) => {
      this.lines.push(line);
      if (this.lines.length > LINES_KEPT) this.lines.shift();
      options.log?.(line);
    });
    this.sentinel = watchOver(child, options);
    child.once('exit', () => this.sentinel?.kill('SIGKILL'));
  }

  static async spawn(options: PostmasterOptions): Promise<Postmaster> {
    const { postgres, folder, port, durable } = options;
    const settings = [`port=${port}`, ...LOCAL, ...QUIET, ...(durable ? DURABLE : FORGETFUL)];
    const args = ['-D', folder.data, ...settings.flatMap((setting) => ['-c', setting])];
    const stdio = ['ignore', 'ignore', 'pipe'] as const;
    const child = spawn(postgres, args, {
      ...ids(folder.account),
      env: serverEnv(),
      cwd: folder.dir,
      stdio: [...stdio],
      detached: true,
    });
    await once(child, 'spawn');
    return new Postmaster(child, options);
  }

  get pid(): number {
    return this.child.pid!;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** What the server said last, newest last. */
  get lastWords(): string {
    return this.lines.join('\n');
  }

  /** Resolves to true once connections are accepted, to false where the server gave up. */
  async ready(): Promise<boolean> {
    while (this.running) {
      const file = await readPidFile(this.options.folder.data);
      if (file?.pid === this.pid && file.state === 'ready') return true;
      await sleep(POLL_MS);
    }
    return false;
  }

  /** Fast shutdown: open transactions are rolled back, the rest is written down. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.child.kill('SIGINT');
    const patience = setTimeout(() => this.child.kill('SIGQUIT'), STOP_MS);
    await this.exited;
    clearTimeout(patience);
  }
}

/** The server runs in a session of its own, so that Ctrl-C reaches us alone; the sentinel stops it when we are gone. */
const watchOver = (child: ChildProcess, { folder }: PostmasterOptions): ChildProcess | undefined => {
  if (process.platform === 'win32') return undefined;
  const script = `read -r _; kill -INT ${child.pid}`;
  const stdio = ['pipe', 'ignore', 'ignore'] as const;
  const sentinel = spawn('/bin/sh', ['-c', script], {
    ...ids(folder.account),
    stdio: [...stdio],
    detached: true,
    cwd: '/',
  });
  sentinel.on('error', () => undefined);
  sentinel.unref();
  (sentinel.stdin as unknown as { unref(): void }).unref();
  return sentinel;
};
