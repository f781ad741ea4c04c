type Waiter<V> = Readonly<{ resolve: (value: V | undefined) => void; reject: (error: unknown) => void }>;

/**
 * Looks keys up in groups: those asked for while a round trip is under way share the next one. Nothing is kept, so an
 * answer is never older than the question.
 */
export class GroupedLookup<V> {
  private waiting = new Map<string, Waiter<V>[]>();
  private asking = false;

  constructor(private readonly lookUp: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>) {}

  find(key: string): Promise<V | undefined> {
    return new Promise((resolve, reject) => {
      const waiters = this.waiting.get(key);
      if (waiters) waiters.push({ resolve, reject });
      else this.waiting.set(key, [{ resolve, reject }]);
      if (!this.asking) void this.askForAll();
    });
  }

  private async askForAll(): Promise<void> {
    this.asking = true;
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
    this.asking = false;
  }
}
