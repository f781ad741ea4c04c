import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, type JobsOptions } from 'bullmq';
import { jobKinds, type JobData, type JobKind } from './job-kinds.js';
import { codeOf, DoublyHandledJobError, JobFailedError, NotYetError, QueueUnavailableError } from './job-error.js';
import { openPostgresBackend } from './postgres-queue.adapter.js';
import type { JobQueue, JobWorker, QueueBackend, Repeat, ReportError, RunningJob } from './queue-backend.js';
import { depthOf, type QueueDepth } from './queue-depth.js';
import { openRedisBackend } from './redis-queue.adapter.js';

export type JobQueuesOptions = Readonly<{
  /** `redis:`, `rediss:` or `postgres:` (`postgresql:`). */
  url: string;
  onError?: ReportError;
  /** Milliseconds for which `close` waits for running jobs, 15,000 by default. */
  graceMs?: number;
  /** Milliseconds for which a call waits for the server, 5,000 by default. */
  patienceMs?: number;
}>;

/** A job with its own id. A second job of an id that is still queued is the same job. */
export type IdentifiedJob<K extends JobKind> = Readonly<{ id: string; data: JobData[K]; delayMs?: number }>;

/** Asks for one run of a kind for `name`. */
export type Nudge<K extends JobKind> = Readonly<{ name: string; data: JobData[K] }>;

const WORKER_OPTIONS = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 5,
  runRetryDelay: 1_000,
  metrics: { maxDataPoints: 60 },
} as const;

/**
 * The queues of the program. Jobs are nudges: they may run twice, late or never, and everything still happens. While the
 * server is away, calls throw QueueUnavailableError or the driver's error, and workers wait for it to come back.
 */
export class JobQueues {
  private readonly queues = new Map<JobKind, JobQueue>();
  private readonly workers = new Map<JobKind, JobWorker>();
  private closed: Promise<void> | undefined;

  private constructor(
    private readonly backend: QueueBackend,
    private readonly report: ReportError,
    private readonly graceMs: number,
    private readonly patienceMs: number,
  ) {}

  /** Connects, and creates what the backend needs. Throws where the address has another scheme. */
  static async open(options: JobQueuesOptions): Promise<JobQueues> {
    const { url, onError = () => undefined, graceMs = 15_000, patienceMs = 5_000 } = options;
    return new JobQueues(await openBackend(url, onError), onError, graceMs, patienceMs);
  }

  /**
   * Asks for one run of `kind` for `name`. Nudges that arrive before the run begins are one; a nudge that arrives while
   * it runs brings one more run.
   */
  async nudge<K extends JobKind>(kind: K, name: string, data: JobData[K]): Promise<void> {
    await this.answer(this.queue(kind).add(kind, data, nudgeOptionsOf(kind, name)));
  }

  /** The same for several names in one round trip. */
  async nudgeAll<K extends JobKind>(kind: K, nudges: readonly Nudge<K>[]): Promise<void> {
    if (nudges.length === 0) return;
    const bulk = nudges.map(({ name, data }) => ({ name: kind, data, opts: nudgeOptionsOf(kind, name) }));
    await this.answer(this.queue(kind).addBulk(bulk));
  }

  async addAll<K extends JobKind>(kind: K, jobs: readonly IdentifiedJob<K>[]): Promise<void> {
    if (jobs.length === 0) return;
    const bulk = jobs.map(({ id, data, delayMs = 0 }) => ({
      name: kind,
      data,
      opts: { ...optionsOf(kind), jobId: id, delay: Math.max(0, Math.ceil(delayMs)) },
    }));
    await this.answer(this.queue(kind).addBulk(bulk));
  }

  /**
   * Calls `handle` for each job of the kind. It may throw NotYetError; any other error is retried as the kind says. A kind
   * has one handler: throws DoublyHandledJobError for a second.
   */
  work<K extends JobKind>(kind: K, handle: (data: JobData[K]) => Promise<void>, concurrency?: number): void {
    if (this.workers.has(kind)) throw new DoublyHandledJobError(kind);
    const process = async (job: RunningJob, token?: string) => {
      try {
        await handle(job.data as JobData[K]);
      } catch (error) {
        if (error instanceof NotYetError) {
          await job.moveToDelayed(Date.now() + Math.ceil(error.delayMs), token);
          throw new DelayedError();
        }
        this.report(error as Error, kind);
        throw new JobFailedError(codeOf(error));
      }
    };
    const options = { ...WORKER_OPTIONS, concurrency: concurrency ?? jobKinds[kind].concurrency };
    const worker = this.backend.worker(kind, process, options);
    worker.on('error', (error: Error) => this.report(error, kind));
    this.workers.set(kind, worker);
  }

  /** The kinds that nothing in this process works, and of which jobs lie in the queue. */
  async unhandled(): Promise<readonly JobKind[]> {
    const idle = (Object.keys(jobKinds) as JobKind[]).filter((kind) => !this.workers.has(kind));
    const counts = await Promise.all(idle.map((kind) => this.count(kind)));
    return idle.filter((_, index) => counts[index]! > 0);
  }

  /**
   * Sees to it that a job of the kind comes again and again. A schedule that is there already stays untouched, because
   * renewing it would drop an occurrence that is due and waits. True where it was missing or different.
   */
  async schedule<K extends JobKind>(kind: K, id: string, repeat: Repeat, data: JobData[K]): Promise<boolean> {
    const queue = this.queue(kind);
    const known = await this.answer(queue.getJobScheduler(id));
    const same =
      known !== undefined &&
      ('every' in repeat ? known.every === repeat.every : known.pattern === repeat.pattern && known.tz === repeat.tz);
    if (same) return false;
    await this.answer(queue.upsertJobScheduler(id, repeat, { name: kind, data, opts: optionsOf(kind) }));
    return true;
  }

  /** Epoch milliseconds at which the schedule fires next, undefined where there is none. */
  async nextRun(kind: JobKind, id: string): Promise<number | undefined> {
    return (await this.answer(this.queue(kind).getJobScheduler(id)))?.next;
  }

  /** How many jobs of the kind are queued: waiting, running or delayed. */
  async count(kind: JobKind): Promise<number> {
    const counts = await this.answer(this.queue(kind).getJobCounts('waiting', 'active', 'delayed'));
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  depth(kind: JobKind): Promise<QueueDepth> {
    return this.answer(depthOf(this.queue(kind), Date.now()));
  }

  /** The state of each queue, for `doctor`. */
  async health(): Promise<Readonly<Record<JobKind, QueueDepth>>> {
    const kinds = Object.keys(jobKinds) as JobKind[];
    const depths = await Promise.all(kinds.map(async (kind) => [kind, await this.depth(kind)] as const));
    return Object.fromEntries(depths) as Record<JobKind, QueueDepth>;
  }

  /** Takes no more jobs, lets the running ones finish, and disconnects. May be called again. */
  close(): Promise<void> {
    this.closed ??= this.shutDown();
    return this.closed;
  }

  private async shutDown(): Promise<void> {
    const closing = this.closeAll().then(
      () => true,
      (error: Error) => {
        this.report(error, 'close');
        return true;
      },
    );
    const soon = () => sleep(this.graceMs, false, { ref: false });
    await Promise.race([closing, soon()]);
    await this.backend.close();
    if (!(await Promise.race([closing, soon()]))) this.report(new QueueUnavailableError(this.graceMs), 'close');
  }

  private async closeAll(): Promise<void> {
    await Promise.all([...this.workers.values()].map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private async answer<T>(call: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new QueueUnavailableError(this.patienceMs)), this.patienceMs);
    });
    call.catch(() => undefined);
    try {
      return await Promise.race([call, silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  private queue(kind: JobKind): JobQueue {
    const known = this.queues.get(kind);
    if (known) return known;
    const queue = this.backend.queue(kind);
    queue.on('error', (error: Error) => this.report(error, kind));
    this.queues.set(kind, queue);
    return queue;
  }
}

const openBackend = async (url: string, report: ReportError): Promise<QueueBackend> => {
  const scheme = url.slice(0, url.indexOf(':'));
  if (scheme === 'redis' || scheme === 'rediss') return openRedisBackend(url, report);
  if (scheme === 'postgres' || scheme === 'postgresql') return openPostgresBackend(url, report);
  throw new Error(`QUEUE_URL must begin with redis:, rediss: or postgres:, not ${scheme}:`);
};

const optionsOf = (kind: JobKind) => {
  const { attempts, backoffMs } = jobKinds[kind];
  return {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs },
    removeOnComplete: true,
    removeOnFail: true,
    stackTraceLimit: 0,
  } satisfies JobsOptions;
};

const nudgeOptionsOf = (kind: JobKind, name: string) => ({
  ...optionsOf(kind),
  deduplication: { id: `${kind}-${name}`, keepLastIfActive: true },
});
