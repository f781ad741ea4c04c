import type { PlacedAlert } from './alert-view.query.js';

const MOST_QUEUED = 500;

/**
 * What waits for one open stream. One that does not keep up holds no more than a bounded queue: it then is `behind`,
 * and reads on from the store.
 */
export class AlertListener {
  private queue: PlacedAlert[] = [];
  private behind: boolean;
  private closed = false;
  private wake: (() => void) | undefined;

  constructor(
    public keys: ReadonlySet<string>,
    behind: boolean,
  ) {
    this.behind = behind;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  push(alert: PlacedAlert): void {
    if (this.queue.length < MOST_QUEUED) this.queue.push(alert);
    else this.fallBehind();
    this.wake?.();
  }

  fallBehind(): void {
    this.queue = [];
    this.behind = true;
  }

  close(): void {
    this.closed = true;
    this.wake?.();
  }

  /** True once each time that the store must be read, from the last position delivered on. */
  takeBehind(): boolean {
    const { behind } = this;
    this.behind = false;
    return behind;
  }

  take(): readonly PlacedAlert[] {
    const taken = this.queue;
    this.queue = [];
    return taken;
  }

  /** Waits until something is queued, the stream is closed, or `ms` milliseconds have passed. */
  wait(ms: number): Promise<void> {
    if (this.closed || this.behind || this.queue.length > 0) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.wake = done;
    });
  }
}
