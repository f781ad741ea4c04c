import { createRequire } from 'node:module';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

export type Binaries = Readonly<{ initdb: string; postgres: string }>;

const PLATFORMS: Readonly<Record<string, string>> = { win32: 'windows' };

/** Paths of the programs that npm installed for this platform. Throws EmbeddedPostgresError where there are none. */
export const findBinaries = (platform: string = process.platform, arch: string = process.arch): Binaries => {
  const name = `@embedded-postgres/${PLATFORMS[platform] ?? platform}-${arch}`;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry: string;
  try {
    entry = createRequire(wrapper).resolve(name);
  } catch {
    throw new EmbeddedPostgresError(
      `there is no embedded PostgreSQL for this platform (${name}); name a server instead`,
    );
  }
  const bin = join(entry, '..', '..', 'native', 'bin');
  const suffix = platform === 'win32' ? '.exe' : '';
  return { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) };
};
