/** Wakes everyone who waits, and nobody twice: what happens between `mark` and `after` is not missed. */
export class WakeUp {
  private count = 0;
  private waiting = new Set<() => void>();

  get mark(): number {
    return this.count;
  }

  wake(): void {
    this.count++;
    const woken = this.waiting;
    this.waiting = new Set();
    for (const resolve of woken) resolve();
  }

  /** Resolves at the first wake after the mark, on abort, or when the milliseconds have passed. */
  after(mark: number, { signal, ms }: { signal?: AbortSignal | undefined; ms?: number } = {}): Promise<void> {
    if (mark !== this.count || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = ms === undefined ? undefined : setTimeout(done, ms);
      signal?.addEventListener('abort', done);
      this.waiting.add(done);
    });
  }
}
