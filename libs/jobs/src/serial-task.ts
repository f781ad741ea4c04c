const LEAST_PAUSE_MS = 1_000;
const PAUSE_FACTOR = 10;

/** Runs one piece of work at a time: on demand, or soon but with pauses ten times as long as the work itself took. */
export class SerialTask {
  private last: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private quietUntil = 0;
  private stopped = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly report: (error: Error) => void,
  ) {}

  /** Resolves or rejects with a run that began after the call. Callers that wait for the same run share it. */
  run(): Promise<void> {
    this.next ??= this.last
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        this.last = this.timed();
        return this.last;
      });
    return this.next;
  }

  soon(): void {
    if (this.timer || this.stopped) return;
    const wait = Math.max(0, this.quietUntil - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.run().catch(this.report);
    }, wait);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await (this.next ?? this.last).catch(() => undefined);
  }

  private async timed(): Promise<void> {
    const began = performance.now();
    try {
      await this.work();
    } finally {
      const took = performance.now() - began;
      this.quietUntil = performance.now() + Math.max(LEAST_PAUSE_MS, PAUSE_FACTOR * took);
    }
  }
}
