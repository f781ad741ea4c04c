/** An event as a client sent it. */
export type Proposed = Readonly<{
  id: string;
  type: string;
  contentType: string;
  data: Uint8Array;
  metadata: Uint8Array;
}>;

export type Logged = Proposed & Readonly<{ stream: string; revision: number; position: bigint }>;

export type Expected = bigint | 'any' | 'no-stream' | 'stream-exists';

/** `position` is missing in the answer to a repeat, as older servers have it. `current` is -1 where there is no stream. */
export type AppendAnswer =
  Readonly<{ revision: number; position: bigint | undefined }> | Readonly<{ conflict: true; current: number }>;

const RECORD_OVERHEAD = 100;
const SYSTEM_EVENT_EVERY = 3;
const NOTHING = new Uint8Array();

/** What the server keeps: the log in commit order, with events of its own strewn in, as the real one does. */
export class DoubleLog {
  readonly events: Logged[] = [];
  private readonly streams = new Map<string, Logged[]>();
  private readonly listeners = new Set<() => void>();
  private appends = 0;
  private end = 0n;

  streamOf(name: string): readonly Logged[] | undefined {
    return this.streams.get(name);
  }

  /** Index of the first event at or above the position. */
  indexAt(position: bigint): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.events[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Calls back after every append until the returned function is called. */
  onAppend(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  append(stream: string, proposed: readonly Proposed[], expected: Expected): AppendAnswer {
    const history = this.streams.get(stream) ?? [];
    const current = history.length - 1;
    const conflict = { conflict: true, current } as const;
    switch (expected) {
      case 'any':
      case 'stream-exists': {
        if (expected === 'stream-exists' && current < 0) return conflict;
        const first = history.findIndex(({ id }) => id === proposed[0]?.id);
        if (first >= 0) return repeats(history, proposed, first) ?? conflict;
        break;
      }
      default: {
        const last = expected === 'no-stream' ? -1 : Number(expected);
        if (last < current) return repeats(history, proposed, last + 1) ?? conflict;
        if (last > current) return conflict;
      }
    }
    return this.write(stream, history, proposed);
  }

  private write(stream: string, history: Logged[], proposed: readonly Proposed[]): AppendAnswer {
    if (this.appends++ % SYSTEM_EVENT_EVERY === 0) this.writeSystemEvent();
    this.streams.set(stream, history);
    for (const event of proposed) this.log({ ...event, stream, revision: history.length }, history);
    for (const listener of this.listeners) listener();
    const last = this.events.at(-1)!;
    return { revision: last.revision, position: last.position };
  }

  private writeSystemEvent(): void {
    const stream = '$stats-double';
    const history = this.streams.get(stream) ?? [];
    this.streams.set(stream, history);
    const id = `ffffffff-0000-4000-8000-${String(this.appends).padStart(12, '0')}`;
    const event = { id, type: '$statsCollected', contentType: 'application/json', data: NOTHING, metadata: NOTHING };
    this.log({ ...event, stream, revision: history.length }, history);
  }

  private log(event: Omit<Logged, 'position'>, history: Logged[]): void {
    const logged = { ...event, position: this.end };
    this.end += BigInt(RECORD_OVERHEAD + event.data.length);
    history.push(logged);
    this.events.push(logged);
  }
}

const repeats = (
  history: readonly Logged[],
  proposed: readonly Proposed[],
  first: number,
): AppendAnswer | undefined => {
  if (!proposed.every(({ id }, index) => history[first + index]?.id === id)) return undefined;
  return { revision: first + proposed.length - 1, position: undefined };
};
