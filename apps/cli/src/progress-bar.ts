import { SingleBar } from 'cli-progress';
import type { Title } from '#imports';

export type Progress = Readonly<{ update: (done: number, total?: number) => void; stop: () => void }>;

/** A bar on standard error with the time left; silent where nobody watches. */
export const progressBar = ({ zh, en }: Title, total: number): Progress => {
  const bar = new SingleBar({
    format: `${zh} ${en} [{bar}] {value}/{total} 剩余 ETA {eta_formatted}`,
    stream: process.stderr,
    hideCursor: null,
    clearOnComplete: true,
    gracefulExit: false,
  });
  bar.start(total, 0);
  return {
    update: (done, now = bar.getTotal()) => {
      if (now !== bar.getTotal()) bar.setTotal(now);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
};
