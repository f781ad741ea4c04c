const FIRST_MS = 50;
const LAST_MS = 2_000;

/** How long to wait before the next try: twice as long after each failure, short again after a success. */
export class Backoff {
  private ms = FIRST_MS;

  /** Milliseconds to wait now. */
  next(): number {
    const { ms } = this;
    this.ms = Math.min(ms * 2, LAST_MS);
    return ms;
  }

  succeeded(): void {
    this.ms = FIRST_MS;
  }
}
