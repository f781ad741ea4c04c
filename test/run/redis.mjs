import { spawnSync } from 'node:child_process';

const runs = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/**
 * Queue suites need a redis-server on PATH. Where it is missing, root on a Debian system gets it from apt; anyone else is
 * told, and the suites report themselves as skipped.
 */
export const ensureRedis = () => {
  if (runs('redis-server', '--version')) return;
  if (process.getuid?.() === 0 && runs('apt-get', '--version')) {
    process.stdout.write('redis-server is missing: installing it with apt-get\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) =>
      spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
    const installed = () => apt('install', '-y', '--no-install-recommends', 'redis-server');
    if (installed() || (apt('update') && installed())) return;
  }
  process.stdout.write('redis-server is not on PATH: the suites that need Redis are skipped\n');
};
