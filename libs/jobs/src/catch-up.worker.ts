import { setTimeout as sleep } from 'node:timers/promises';
import type { ProjectionRunner, RebuildProgress } from '#read-store';
import type { JobQueues } from './job-queues.js';
import type { ReportError } from './queue-backend.js';

export type CatchUpWorkerOptions = Readonly<{
  queues: Pick<JobQueues, 'work'>;
  runner: ProjectionRunner;
  /** Told of projections whose rows may have changed. */
  caughtUp?: (projections: readonly string[]) => void;
  onRebuild?: (projection: string, progress: RebuildProgress) => void;
  onError?: ReportError;
}>;

/** Under load events gather meanwhile: a longer page costs hardly more than a short one. */
const REST_MS = 10;

/** Turns catch-up nudges into catch-up. */
export class CatchUpWorker {
  private readonly abort = new AbortController();
  private rebuilding: Promise<void> | undefined;

  constructor(private readonly options: CatchUpWorkerOptions) {}

  /** Prepares the tables, begins to work, and rebuilds projections of a new version in the background. */
  async start(): Promise<void> {
    const { queues, runner } = this.options;
    const outdated = await runner.prepare();
    queues.work('catch-up', () => this.catchUpWhileMoreComes());
    this.rebuilding = this.rebuildAll(outdated.map(({ name }) => name));
  }

  /** Brings every projection up to date without the queue. */
  async sweep(): Promise<void> {
    await this.catchUp().catch((error: Error) => this.options.onError?.(error, 'projections'));
  }

  /** Stops the rebuilds, and catch-up after its present page. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.rebuilding;
  }

  private catchUp(): Promise<boolean> {
    return this.options.runner.catchUpAll(this.options.caughtUp, this.abort.signal);
  }

  /** One job is for all that comes while it runs. */
  private async catchUpWhileMoreComes(): Promise<void> {
    const { signal } = this.abort;
    while (!signal.aborted && (await this.catchUp()))
      await sleep(REST_MS, undefined, { signal }).catch(() => undefined);
  }

  private async rebuildAll(names: readonly string[]): Promise<void> {
    const { runner, onRebuild, onError } = this.options;
    for (const projection of runner.projections.filter(({ name }) => names.includes(name)))
      try {
        await runner.rebuild(projection, (progress) => onRebuild?.(projection.name, progress), this.abort.signal);
        await this.catchUp();
      } catch (error) {
        if (!this.abort.signal.aborted) onError?.(error as Error, `projection ${projection.name}`);
      }
  }
}
