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
