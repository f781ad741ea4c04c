import type { Clock } from '#kernel';
import type { AgendaEntry, AgendaSource } from './agenda-source.port.js';
import { jobId } from './job-kinds.js';
import type { JobQueues } from './job-queues.js';
import { NotYetError } from './job-error.js';
import type { ReportError } from './queue-backend.js';
import { SerialTask } from './serial-task.js';
import type { Waker } from './waker.port.js';

export type AgendaSchedulerOptions = Readonly<{
  queues: Pick<JobQueues, 'work' | 'addAll' | 'count'>;
  source: AgendaSource;
  waker: Waker;
  clock: Clock;
  /** Milliseconds ahead for which entries are kept as delayed jobs, two hours by default. */
  horizonMs?: number;
  concurrency?: number;
  onError?: ReportError;
}>;

const HORIZON_MS = 2 * 60 * 60 * 1_000;
const PAGE = 1_000;
/** An entry this long overdue has lost its job, or its job failed: it is queued again. */
const OVERDUE_MS = 5_000;

/**
 * Wakes streams when their time has come. The queue holds only what falls due within the horizon, as delayed jobs; a
 * sweep brings the next entries in and puts lost ones back. Nothing wakes before its instant on the clock.
 */
export class AgendaScheduler {
  /** What this process has queued and what fell due just now: stream → instant. */
  private readonly queued = new Map<string, string>();
  private readonly task: SerialTask;

  constructor(private readonly options: AgendaSchedulerOptions) {
    this.task = new SerialTask(
      () => this.fill(),
      (error) => options.onError?.(error, 'agenda'),
    );
  }

  start(): void {
    const { queues, concurrency } = this.options;
    queues.work('wake', (entry) => this.wake(entry), concurrency);
  }

  /** Queues what is due within the horizon and not queued. Resolves when a pass that began after the call is done. */
  sweep(): Promise<void> {
    return this.task.run();
  }

  /** The agenda may hold new entries. Looks soon, and more seldom the longer a look takes. */
  agendaChanged(): void {
    this.task.soon();
  }

  async stop(): Promise<void> {
    await this.task.stop();
  }

  private async wake({ stream, wakeAt }: AgendaEntry): Promise<void> {
    const { clock, waker } = this.options;
    const early = Date.parse(wakeAt) - Date.parse(clock.now());
    if (early > 0) throw new NotYetError(early);
    await waker.wake(stream, wakeAt);
  }

  private async fill(): Promise<void> {
    const { clock, queues, source, horizonMs = HORIZON_MS } = this.options;
    const now = Date.parse(clock.now());
    const until = new Date(now + horizonMs).toISOString();
    const overdue = new Date(now - OVERDUE_MS).toISOString();
    for (const [stream, wakeAt] of this.queued) if (wakeAt <= overdue) this.queued.delete(stream);
    await this.forgetLost(clock.now());
    let after: AgendaEntry | undefined;
    for (;;) {
      const page: readonly AgendaEntry[] = await source.dueBefore(until, PAGE, after);
      const missing = page.filter(({ stream, wakeAt }) => this.queued.get(stream) !== wakeAt);
      const adding = Date.parse(clock.now());
      await queues.addAll(
        'wake',
        missing.map(({ stream, wakeAt }) => {
          const due = Date.parse(wakeAt);
          return { id: jobId('wake', stream, due), data: { stream, wakeAt }, delayMs: due - adding };
        }),
      );
      for (const { stream, wakeAt } of missing) this.queued.set(stream, wakeAt);
      if (page.length < PAGE) return;
      after = page.at(-1);
    }
  }

  /** A wiped queue holds less than what this process has put there for later. */
  private async forgetLost(now: string): Promise<void> {
    const count = await this.options.queues.count('wake');
    let pending = 0;
    for (const wakeAt of this.queued.values()) if (wakeAt > now) pending++;
    if (count < pending) this.queued.clear();
  }
}
