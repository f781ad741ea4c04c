type Waiter<V> = Readonly<{ resolve: (value: V | undefined) => void; reject: (error: unknown) => void }>;

/**
 * Looks keys up in groups: those asked for together share a round trip, and so do those asked for while the round trips are
 * under way. Nothing is kept, so an answer is never older than the question. `lanes` is how many may be under way at once.
 */
export class GroupedLookup<V> {
  private waiting = new Map<string, Waiter<V>[]>();
  private asking = 0;

  constructor(
    private readonly lookUp: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
    private readonly lanes = 1,
  ) {}

  find(key: string): Promise<V | undefined> {
    return new Promise((resolve, reject) => {
      const waiters = this.waiting.get(key);
      if (waiters) waiters.push({ resolve, reject });
      else this.waiting.set(key, [{ resolve, reject }]);
      if (this.asking < this.lanes) void this.askForAll();
    });
  }

  private async askForAll(): Promise<void> {
    this.asking++;
    await Promise.resolve();
    while (this.waiting.size > 0) {
      const round = this.waiting;
      this.waiting = new Map();
      try {
        const found = await this.lookUp([...round.keys()]);
        for (const [key, waiters] of round) for (const { resolve } of waiters) resolve(found.get(key));
      } catch (error) {
        for (const waiters of round.values()) for (const { reject } of waiters) reject(error);
      }
    }
    this.asking--;
  }
}
