import type { BulkJobOptions, Job, JobSchedulerJson, JobsOptions, WorkerOptions } from 'bullmq';

/** Told of what went wrong and where (a job kind or a part of this library). Log its name and code, not its message. */
export type ReportError = (error: Error, where: string) => void;

export type NamedJob = Readonly<{ name: string; data: unknown; opts: BulkJobOptions }>;
export type Repeat = Readonly<{ every: number } | { pattern: string; tz: string }>;
type CountedState = 'waiting' | 'active' | 'delayed';

/** What this library uses of a BullMQ queue, whatever its backend. */
export interface JobQueue {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  addBulk(jobs: NamedJob[]): Promise<unknown>;
  close(): Promise<void>;
  getJobCounts(...states: CountedState[]): Promise<Readonly<Record<string, number>>>;
  getJobs(states: CountedState[], start: number, end: number, ascending: boolean): Promise<readonly QueuedJob[]>;
  getJobScheduler(id: string): Promise<JobSchedulerJson | undefined>;
  getMetrics(type: 'failed'): Promise<{ meta: { count: number } }>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  upsertJobScheduler(
    id: string,
    repeat: Repeat,
    template: { name: string; data: unknown; opts: JobsOptions },
  ): Promise<unknown>;
}

export type QueuedJob = Readonly<Pick<Job, 'timestamp' | 'delay'>>;

export interface JobWorker {
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** The job that a processor gets. */
export type RunningJob = Pick<Job, 'data' | 'moveToDelayed'>;

export type JobProcessor = (job: RunningJob, token?: string) => Promise<unknown>;

/** Where the queues live. The queues and workers that it makes share its connections; close them first. */
export interface QueueBackend {
  queue(name: string): JobQueue;
  worker(name: string, processor: JobProcessor, options: Omit<WorkerOptions, 'connection'>): JobWorker;
  close(): Promise<void>;
}
