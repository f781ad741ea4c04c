import { hkdfSync, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEY_BYTES = 32;

/** Keys of one installation, each derived from the master key for its own purpose. */
export type Secrets = Readonly<{ masterKey: Buffer; digestKey: Buffer; tokenKey: Buffer; lookupKey: Buffer }>;

/** The master key given, or the one in the data folder, which the first start makes (readable by the owner only). */
export const openSecrets = async (dataDir: string, given: Buffer | undefined): Promise<Secrets> => {
  const masterKey = given ?? (await keptKey(dataDir));
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', masterKey, '', `cunzhi/${purpose}`, KEY_BYTES));
  return {
    masterKey,
    digestKey: derive('command-digest'),
    tokenKey: derive('access-token'),
    lookupKey: derive('lookup'),
  };
};

const keptKey = async (dataDir: string): Promise<Buffer> => {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'master.key');
  try {
    await writeFile(file, randomBytes(KEY_BYTES).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  await chmod(file, 0o600);
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64');
  if (key.length !== KEY_BYTES)
    throw new Error(`${file} does not hold a key of ${KEY_BYTES} bytes: restore it from a backup.`);
  return key;
};
