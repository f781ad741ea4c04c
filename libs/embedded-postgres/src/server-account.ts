import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

export type ServerAccount = Readonly<{ name: string; uid: number; gid: number }>;

/**
 * The account under which the server runs: undefined means our own. PostgreSQL refuses to run as root, so root gives it
 * the account `postgres` where the machine has one, else `nobody`.
 */
export const serverAccount = async (
  ownUid: number | undefined = process.getuid?.(),
  passwd = '/etc/passwd',
): Promise<ServerAccount | undefined> => {
  if (ownUid !== 0) return undefined;
  const accounts = (await readFile(passwd, 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = accounts.find(([account]) => account === name);
    if (entry) return { name, uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root and this machine has neither the account postgres nor nobody; start as a plain user',
  );
};

/** Throws EmbeddedPostgresError naming the first folder above `path` through which the account may not pass. */
export const assertReachable = async (path: string, account: ServerAccount): Promise<void> => {
  const above: string[] = [];
  for (let at = dirname(resolve(path)); ; at = dirname(at)) {
    above.unshift(at);
    if (at === dirname(at)) break;
  }
  for (const folder of above) {
    const { uid, gid, mode } = await stat(folder);
    const needed = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & needed) === 0)
      throw new EmbeddedPostgresError(
        `PostgreSQL refuses to run as root and the account ${account.name} may not pass through ${folder}; ` +
          `start as a plain user, or move to a folder that others may enter (chmod o+x ${folder})`,
      );
  }
};
