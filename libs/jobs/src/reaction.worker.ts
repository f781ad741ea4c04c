import { jobId } from './job-kinds.js';
import type { JobQueues } from './job-queues.js';
import type { ReportError } from './queue-backend.js';
import type { ReactionRunner } from './reaction-runner.js';

export type ReactionWorkerOptions = Readonly<{
  queues: Pick<JobQueues, 'work' | 'addAll'>;
  runner: ReactionRunner;
  /** Reactions that run at the same time. */
  concurrency?: number;
  onError?: ReportError;
}>;

/** Turns react nudges into reactions. */
export class ReactionWorker {
  private readonly abort = new AbortController();

  constructor(private readonly options: ReactionWorkerOptions) {}

  async start(): Promise<void> {
    const { queues, runner, concurrency } = this.options;
    await runner.prepare();
    queues.work('react', ({ reaction }) => this.run(reaction), concurrency);
  }

  /** Runs every reaction without a nudge. */
  async sweep(): Promise<void> {
    const { runner, onError } = this.options;
    for (const { name } of runner.reactions) {
      if (this.abort.signal.aborted) return;
      await this.run(name).catch((error: Error) => onError?.(error, `reaction ${name}`));
    }
  }

  /** A reaction under way ends after its present event. */
  stop(): void {
    this.abort.abort();
  }

  private async run(name: string): Promise<void> {
    const { queues, runner } = this.options;
    const reaction = runner.reactions.find((known) => known.name === name);
    const delayMs = reaction && (await runner.run(reaction, this.abort.signal));
    if (delayMs === undefined) return;
    const due = Math.ceil(Date.now() + delayMs);
    await queues.addAll('react', [{ id: jobId('react', name, due), data: { reaction: name }, delayMs }]);
  }
}
