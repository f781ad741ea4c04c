import { execFile } from 'node:child_process';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Started by root, PostgreSQL runs under another account and has to get to its own folder inside. */
const OTHERS_MAY_PASS = 0o711;
const POLL_MS = 50;

/**
 * Fills an empty folder with a copy of what `make` made under this name earlier in this run, owners and modes included.
 * Makes it first where nobody has, while others wait for it. A run of all suites names the folder in which it keeps such
 * things; where none is named, as for a single spec, the folder stays empty.
 */
export const copyOfKept = async (
  name: string,
  folder: string,
  make: (fresh: string) => Promise<void>,
  kept = process.env['CUNZHI_KEPT'],
): Promise<void> => {
  if (kept === undefined) return;
  const at = join(kept, name);
  while (!(await exists(at))) {
    const fresh = `${at}.fresh`;
    if (await claim(fresh)) await keep(fresh, at, make);
    else await sleep(POLL_MS);
  }
  await promisify(execFile)('cp', ['-a', `${at}/.`, folder]);
};

const claim = (fresh: string): Promise<boolean> =>
  mkdir(fresh, { mode: OTHERS_MAY_PASS }).then(
    () => true,
    () => false,
  );

const keep = async (fresh: string, at: string, make: (fresh: string) => Promise<void>): Promise<void> => {
  try {
    await make(fresh);
    await rename(fresh, at);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
