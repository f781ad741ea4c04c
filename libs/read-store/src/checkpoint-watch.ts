import { setTimeout as sleep } from 'node:timers/promises';

/** Checkpoints of the live builds by view; a view without one is missing. */
export type ReadCheckpoints = (views: readonly string[]) => Promise<ReadonlyMap<string, bigint>>;

type Waiter = {
  views: readonly string[];
  position: bigint;
  until: number;
  resolve: (reached: boolean) => void;
  reject: (error: unknown) => void;
};

const POLL_MS = 5;

/** Any number of waiters share one poll of the checkpoints. */
export class CheckpointWatch {
  private readonly waiters = new Set<Waiter>();
  private polling = false;

  constructor(private readonly checkpoints: ReadCheckpoints) {}

  /** True once all views have reached the position; false after `timeoutMs` milliseconds. */
  reached(views: readonly string[], position: bigint, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiters.add({ views, position, until: performance.now() + timeoutMs, resolve, reject });
      if (!this.polling) void this.poll();
    });
  }

  private async poll(): Promise<void> {
    this.polling = true;
    while (this.waiters.size > 0) {
      const round = [...this.waiters];
      try {
        const found = await this.checkpoints([...new Set(round.flatMap(({ views }) => views))]);
        for (const waiter of round) this.settle(waiter, found);
      } catch (error) {
        for (const waiter of round) if (this.waiters.delete(waiter)) waiter.reject(error);
      }
      if (this.waiters.size > 0) await sleep(POLL_MS);
    }
    this.polling = false;
  }

  private settle(waiter: Waiter, found: ReadonlyMap<string, bigint>): void {
    const reached = waiter.views.every((view) => (found.get(view) ?? -1n) >= waiter.position);
    if (!reached && performance.now() < waiter.until) return;
    this.waiters.delete(waiter);
    waiter.resolve(reached);
  }
}
