import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ignored = new Set(['.git', 'node_modules', 'dist', '.data', '.cache', 'coverage']);

const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (ignored.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });

/** Every file of the project, as git sees it; in a copy without git, every file that is not generated. */
export const projectFiles = () => {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (listed.status !== 0) return walk('.');
  return listed.stdout.split('\0').filter((path) => path !== '' && existsSync(path));
};
