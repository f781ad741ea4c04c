import type { JobQueues } from './job-queues.js';
import type { ReportError } from './queue-backend.js';

/**
 * Something that is due by the calendar. `pattern` is a cron expression in Asia/Shanghai. `run` must bear being called
 * more often than that: it dispatches commands, and the deciders say whether there is anything to do.
 */
export type Cycle = Readonly<{ name: string; pattern: string; run: () => Promise<void> }>;

export type CycleSchedulerOptions = Readonly<{
  queues: Pick<JobQueues, 'work' | 'schedule' | 'nudge'>;
  cycles: readonly Cycle[];
  /** Milliseconds between looks whether the schedules still exist, one minute by default. */
  checkMs?: number;
  onError?: ReportError;
}>;

const TZ = 'Asia/Shanghai';
const CHECK_MS = 60_000;

/** Runs cycles by BullMQ job schedulers. One that is missing may have missed its time: it is put back and run at once. */
export class CycleScheduler {
  private timer: NodeJS.Timeout | undefined;
  private checking: Promise<void> = Promise.resolve();

  constructor(private readonly options: CycleSchedulerOptions) {}

  async start(): Promise<void> {
    const { queues, checkMs = CHECK_MS } = this.options;
    queues.work('cycle', ({ cycle }) => this.run(cycle));
    await this.check();
    const tick = () => {
      this.checking = this.check().finally(() => (this.timer = this.timer && setTimeout(tick, checkMs)));
    };
    this.timer = setTimeout(tick, checkMs);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.checking;
  }

  private async check(): Promise<void> {
    const { queues, cycles, onError } = this.options;
    for (const { name, pattern } of cycles)
      try {
        const missing = await queues.schedule('cycle', `cycle-${name}`, { pattern, tz: TZ }, { cycle: name });
        if (missing) await queues.nudge('cycle', name, { cycle: name });
      } catch (error) {
        onError?.(error as Error, `cycle ${name}`);
      }
  }

  private async run(name: string): Promise<void> {
    await this.options.cycles.find((cycle) => cycle.name === name)?.run();
  }
}
