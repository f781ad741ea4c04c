import type { JobQueue } from './queue-backend.js';

/** `oldestWaitingMs` is the age of the oldest job that could run now; `failed` counts jobs given up since the start. */
export type QueueDepth = Readonly<{
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  oldestWaitingMs: number;
}>;

export const depthOf = async (queue: JobQueue, now: number): Promise<QueueDepth> => {
  const [counts, [oldest], failures] = await Promise.all([
    queue.getJobCounts('waiting', 'active', 'delayed'),
    queue.getJobs(['waiting'], 0, 0, true),
    queue.getMetrics('failed'),
  ]);
  const { waiting = 0, active = 0, delayed = 0 } = counts;
  const oldestWaitingMs = oldest ? Math.max(0, now - oldest.timestamp - (oldest.delay ?? 0)) : 0;
  return { waiting, active, delayed, failed: failures.meta.count, oldestWaitingMs };
};
