import type { JobQueues } from './job-queues.js';
import type { ReportError } from './queue-backend.js';

export type Sweep = Readonly<{ name: string; run: () => Promise<unknown> }>;

export type SweeperOptions = Readonly<{
  queues: Pick<JobQueues, 'work' | 'schedule' | 'nextRun'>;
  sweeps: readonly Sweep[];
  /** Milliseconds between sweeps, one minute by default. */
  everyMs?: number;
  onError?: ReportError;
}>;

const EVERY_MS = 60_000;
const CHECKS_PER_SWEEP = 4;

/**
 * Makes up for lost jobs: sweeps at the start and every minute. A job scheduler sees to it that one process does, not
 * all. A plain timer puts the scheduler back where it was wiped, and sweeps itself where the queue does not answer or
 * its schedule is not kept.
 */
export class Sweeper {
  private readonly running = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private checking: Promise<void> = Promise.resolve();
  private renewing: Promise<boolean> | undefined;
  private waiting: NodeJS.Timeout | undefined;
  private giveUp: () => void = () => undefined;

  constructor(private readonly options: SweeperOptions) {}

  /** Sweeps once, then goes on by itself. */
  async start(): Promise<void> {
    const { queues, everyMs = EVERY_MS } = this.options;
    queues.work('sweep', () => this.sweep());
    await this.sweep();
    await this.check();
    const period = everyMs / CHECKS_PER_SWEEP;
    const tick = () => {
      this.checking = this.check().finally(() => (this.timer = this.timer && setTimeout(tick, period)));
    };
    this.timer = setTimeout(tick, period);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.giveUp();
    await this.checking;
  }

  /** Runs all sweeps now. One that still runs is not started again. */
  async sweep(): Promise<void> {
    await Promise.all(this.options.sweeps.map((sweep) => this.runOnce(sweep)));
  }

  private async runOnce({ name, run }: Sweep): Promise<void> {
    if (this.running.has(name)) return;
    this.running.add(name);
    try {
      await run();
    } catch (error) {
      this.options.onError?.(error as Error, `sweep ${name}`);
    } finally {
      this.running.delete(name);
    }
  }

  private async check(): Promise<void> {
    this.renewing ??= this.renew().finally(() => (this.renewing = undefined));
    const kept = await Promise.race([this.renewing, this.patience()]);
    clearTimeout(this.waiting);
    if (!kept) await this.sweep();
  }

  /** False after a quarter of a period; true at once when the sweeper stops. */
  private patience(): Promise<boolean> {
    const { everyMs = EVERY_MS } = this.options;
    return new Promise((resolve) => {
      this.waiting = setTimeout(() => resolve(false), everyMs / CHECKS_PER_SWEEP);
      this.giveUp = () => resolve(true);
    });
  }

  /** False where the scheduler had to be put back, or has not fired for two periods. */
  private async renew(): Promise<boolean> {
    const { queues, everyMs = EVERY_MS, onError } = this.options;
    try {
      if (await queues.schedule('sweep', 'sweep-all', { every: everyMs }, { sweep: 'all' })) return false;
      const next = await queues.nextRun('sweep', 'sweep-all');
      return next !== undefined && next > Date.now() - 2 * everyMs;
    } catch (error) {
      onError?.(error as Error, 'sweeper');
      return false;
    }
  }
}
