import type { ProjectionRunner, RebuildProgress } from '#read-store';
import type { JobQueues } from './job-queues.js';
import type { ReportError } from './queue-backend.js';

export type CatchUpWorkerOptions = Readonly<{
  queues: Pick<JobQueues, 'work'>;
  runner: ProjectionRunner;
  /** Projections that catch up at the same time. */
  concurrency?: number;
  /** Called after a projection has caught up. */
  caughtUp?: (projection: string) => void;
  onRebuild?: (projection: string, progress: RebuildProgress) => void;
  onError?: ReportError;
}>;

/** Turns catch-up nudges into catch-up. */
export class CatchUpWorker {
  private readonly abort = new AbortController();
  private rebuilding: Promise<void> | undefined;

  constructor(private readonly options: CatchUpWorkerOptions) {}

  /** Prepares the tables, begins to work, and rebuilds projections of a new version in the background. */
  async start(): Promise<void> {
    const { queues, runner, concurrency } = this.options;
    const outdated = await runner.prepare();
    queues.work('catch-up', ({ projection }) => this.catchUp(projection), concurrency);
    this.rebuilding = this.rebuildAll(outdated.map(({ name }) => name));
  }

  /** Brings every projection up to date without the queue. */
  async sweep(): Promise<void> {
    for (const { name } of this.options.runner.projections) {
      if (this.abort.signal.aborted) return;
      await this.catchUp(name).catch((error: Error) => this.options.onError?.(error, `projection ${name}`));
    }
  }

  /** Stops the rebuilds, and a sweep after its present projection. Catch-up ends with the queues. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.rebuilding;
  }

  private async catchUp(name: string): Promise<void> {
    const projection = this.options.runner.projections.find((known) => known.name === name);
    if (!projection) return;
    await this.options.runner.catchUp(projection);
    this.options.caughtUp?.(name);
  }

  private async rebuildAll(names: readonly string[]): Promise<void> {
    const { runner, onRebuild, onError } = this.options;
    for (const projection of runner.projections.filter(({ name }) => names.includes(name)))
      try {
        await runner.rebuild(projection, (progress) => onRebuild?.(projection.name, progress), this.abort.signal);
        await this.catchUp(projection.name);
      } catch (error) {
        if (!this.abort.signal.aborted) onError?.(error as Error, `projection ${projection.name}`);
      }
  }
}
