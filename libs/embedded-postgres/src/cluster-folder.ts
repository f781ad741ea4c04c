import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { assertReachable, type ServerAccount } from './server-account.js';

export const USER = 'cunzhi';

const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
const PASSWORD_BYTES = 24;

/** The folder of one embedded server: `data` (the cluster), `password` and the remembered `port`. */
export class ClusterFolder {
  readonly data: string;

  constructor(
    readonly dir: string,
    readonly account: ServerAccount | undefined,
  ) {
    this.data = join(dir, 'data');
  }

  /** Makes the folder private, and the cluster in it where there is none. Returns the server's password. */
  async prepare(binaries: Binaries, durable: boolean): Promise<string> {
    await mkdir(dirname(this.dir), { recursive: true });
    await mkdir(this.dir, { recursive: true, mode: PRIVATE_FOLDER });
    if (this.account) {
      await assertReachable(this.dir, this.account);
      await assertReachable(binaries.postgres, this.account);
    }
    await this.own(this.dir, PRIVATE_FOLDER);
    const password = await this.password();
    if (!(await exists(join(this.data, 'PG_VERSION')))) await this.initialize(binaries, password, durable);
    return password;
  }

  async rememberedPort(): Promise<number | undefined> {
    const port = Number(await readFile(join(this.dir, 'port'), 'utf8').catch(() => '0'));
    return port > 0 ? port : undefined;
  }

  rememberPort(port: number): Promise<void> {
    return writeFile(join(this.dir, 'port'), `${port}\n`, { mode: PRIVATE_FILE });
  }

  /** The password of the server that was set up here. Throws where it is missing or not ours to read. */
  async savedPassword(): Promise<string> {
    return (await readFile(join(this.dir, 'password'), 'utf8')).trim();
  }

  private async password(): Promise<string> {
    const path = join(this.dir, 'password');
    if (await exists(path)) return this.savedPassword();
    if (await exists(this.data))
      throw new EmbeddedPostgresError(`the password of this server is missing: restore ${path}`);
    const password = randomBytes(PASSWORD_BYTES).toString('hex');
    await writeFile(path, `${password}\n`, { mode: PRIVATE_FILE });
    return password;
  }

  /** Works in a folder of its own and renames it at the end, so that a killed initdb leaves nothing half done. */
  private async initialize({ initdb }: Binaries, password: string, durable: boolean): Promise<void> {
    const fresh = join(this.dir, 'data.new');
    const passwordFile = join(this.dir, 'initdb-password');
    await rm(fresh, { recursive: true, force: true });
    try {
      await writeFile(passwordFile, password, { mode: PRIVATE_FILE });
      await this.own(passwordFile, PRIVATE_FILE);
      const cluster = ['-D', fresh, '-U', USER, '-E', 'UTF8', '--locale=C', '-A', 'scram-sha-256', '--no-instructions'];
      const args = [...cluster, `--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync'])];
      await promisify(execFile)(initdb, args, { ...ids(this.account), env: serverEnv(), cwd: this.dir });
      await rename(fresh, this.data);
    } catch (error) {
      const { message, stderr } = error as Error & { stderr?: string };
      throw new EmbeddedPostgresError(explain(stderr?.trim() || message), { cause: error });
    } finally {
      await rm(passwordFile, { force: true });
      await rm(fresh, { recursive: true, force: true });
    }
  }

  private async own(path: string, mode: number): Promise<void> {
    await chmod(path, mode);
    if (this.account) await chown(path, this.account.uid, this.account.gid);
  }
}

/** Nothing of our own environment: variables such as PGDATA or LC_ALL would change the server. */
export const serverEnv = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' });

export const ids = (account: ServerAccount | undefined) => (account ? { uid: account.uid, gid: account.gid } : {});

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const explain = (reason: string): string =>
  reason.includes('shared libraries')
    ? 'the embedded PostgreSQL was installed without its install script; run: npm rebuild'
    : `the embedded PostgreSQL could not be set up: ${reason.split('\n').at(-1)}`;
