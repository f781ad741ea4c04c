/** What each kind of job carries: names and ids only, never an event, never personal data. */
export interface JobData {
  'catch-up': { position: string };
  react: { reaction: string };
  wake: { stream: string; wakeAt: string };
  sweep: { sweep: string };
  cycle: { cycle: string };
}

export type JobKind = keyof JobData;

/** The one name under which read models are nudged: they catch up together. */
export const READ_MODELS = 'read-models';

/** `attempts` with exponential `backoffMs` (milliseconds) before a job is given up and left to the next sweep. */
export type KindOptions = Readonly<{ concurrency: number; attempts: number; backoffMs: number }>;

export const jobKinds: Readonly<Record<JobKind, KindOptions>> = {
  'catch-up': { concurrency: 1, attempts: 3, backoffMs: 500 },
  react: { concurrency: 4, attempts: 3, backoffMs: 500 },
  wake: { concurrency: 16, attempts: 5, backoffMs: 1_000 },
  sweep: { concurrency: 1, attempts: 1, backoffMs: 1_000 },
  cycle: { concurrency: 1, attempts: 5, backoffMs: 60_000 },
};

/** `<kind>-<id>-<what>`. A colon would be refused by BullMQ. */
export const jobId = (kind: JobKind, id: string, what: string | number): string =>
  `${kind}-${id}-${what}`.replaceAll(':', '~');
