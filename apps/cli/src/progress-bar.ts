import { SingleBar } from 'cli-progress';
import type { Title } from '#imports';

export type Progress = Readonly<{ update: (done: number, total?: number) => void; stop: () => void }>;

/** What a shell expects of a program that was interrupted. */
const INTERRUPTED = 130;

/** A bar on standard error with the time left; silent where nobody watches. An interrupt leaves the terminal in order. */
export const progressBar = ({ zh, en }: Title, total: number): Progress => {
  const bar = new SingleBar({
    format: `${zh} ${en} [{bar}] {value}/{total} 剩余 ETA {eta_formatted}`,
    stream: process.stderr,
    hideCursor: null,
    clearOnComplete: true,
    gracefulExit: false,
  });
  const interrupt = () => {
    bar.stop();
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', interrupt);
  bar.start(total, 0);
  return {
    update: (done, now = bar.getTotal()) => {
      if (now !== bar.getTotal()) bar.setTotal(now);
      bar.update(done);
    },
    stop: () => {
      process.removeListener('SIGINT', interrupt);
      bar.stop();
    },
  };
};
