import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves once no process has this id any more. */
export const ended = async (pid: number): Promise<void> => {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(5);
  }
};

/** Ids of the processes that a process has started and that still run; none where the system has no /proc. */
export const childrenOf = async (pid: number): Promise<readonly number[]> => {
  const entries = await readdir('/proc').catch(() => []);
  const parents = await Promise.all(
    entries.filter((name) => /^\d+$/.test(name)).map(async (name) => [Number(name), await parentOf(name)] as const),
  );
  return parents.flatMap(([child, parent]) => (parent === pid ? [child] : []));
};

/** The name of the program stands in brackets before it, and may itself hold some. */
const parentOf = async (pid: string): Promise<number | undefined> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return parent === undefined ? undefined : Number(parent);
};
