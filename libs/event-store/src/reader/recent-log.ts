import type { JsonValue, RecordedEvent } from '#kernel';
import {
  EventStore,
  type Appended,
  type EventToAppend,
  type ExpectedRevision,
  type ReadAllOptions,
  type ReadOptions,
  type SubscribeOptions,
} from '../port/event-store.port.js';
import { GroupedLookup } from './grouped-lookup.js';

/** `events` hold at most so many, of about so many characters; `page` is how many are read at once. */
export type RecentLogLimits = Readonly<{ events: number; characters: number; page: number }>;

const LIMITS: RecentLogLimits = { events: 10_000, characters: 16_000_000, page: 1_000 };
const NEXT = 'next';

/**
 * A log of which the newest stretch is kept in memory once it was read: every read model and reaction of a process reads
 * the same events, and they are fetched and parsed once. What stands at a position never changes, so only the end is
 * asked for again, and by all who wait for it at once.
 */
export class RecentLog extends EventStore {
  private kept: RecordedEvent[] = [];
  private sizes: number[] = [];
  private characters = 0;
  /** Everything that the log holds after this position, up to the last kept event, is kept. */
  private from: bigint | undefined;
  private readonly newer = new GroupedLookup<true>(async () => {
    await this.readNewer();
    return new Map([[NEXT, true]]);
  });

  constructor(
    private readonly log: EventStore,
    private readonly limits: RecentLogLimits = LIMITS,
  ) {
    super();
  }

  append(stream: string, events: readonly EventToAppend[], expected: ExpectedRevision): Promise<Appended> {
    return this.log.append(stream, events, expected);
  }

  read(stream: string, options?: ReadOptions): Promise<readonly RecordedEvent[]> {
    return this.log.read(stream, options);
  }

  async readAll(options: ReadAllOptions = {}): Promise<readonly RecordedEvent[]> {
    const { after, direction = 'forward', limit } = options;
    if (after === undefined || limit === undefined || direction === 'backward' || limit > this.limits.page)
      return this.log.readAll(options);
    if (this.from === undefined || after > this.end) this.restart(after);
    else if (after < this.from) return this.log.readAll(options);
    const known = this.after(after, limit);
    if (known?.length === limit) return known;
    await this.newer.find(NEXT);
    return this.after(after, limit) ?? this.log.readAll(options);
  }

  /** Whoever follows the log reads it for all others. */
  async *subscribeAll(options: SubscribeOptions = {}): AsyncGenerator<readonly RecordedEvent[]> {
    let since = options.after ?? -1n;
    for await (const batch of this.log.subscribeAll(options)) {
      this.keep(since, batch);
      since = batch.at(-1)?.position ?? since;
      yield batch;
    }
  }

  head(): Promise<bigint | undefined> {
    return this.log.head();
  }

  close(): Promise<void> {
    return this.log.close();
  }

  private get end(): bigint {
    return this.kept.at(-1)?.position ?? this.from ?? -1n;
  }

  /** Undefined where what follows the position is not kept, or no longer. */
  private after(position: bigint, limit: number): readonly RecordedEvent[] | undefined {
    if (this.from === undefined || position < this.from || position > this.end) return undefined;
    const first = this.indexAfter(position);
    return this.kept.slice(first, first + limit);
  }

  private restart(from: bigint): void {
    [this.kept, this.sizes, this.characters, this.from] = [[], [], 0, from];
  }

  private async readNewer(): Promise<void> {
    const { end } = this;
    this.keep(end, await this.log.readAll({ after: end, limit: this.limits.page }));
  }

  /** Keeps events that follow on `since` without a gap: those after the end of what is kept, which may have moved. */
  private keep(since: bigint, events: readonly RecordedEvent[]): void {
    if (this.from === undefined || since > this.end) this.restart(since);
    const { end } = this;
    for (const event of events) {
      if (event.position <= end) continue;
      const size = sizeOf(event.data) + sizeOf(event.metadata as JsonValue);
      this.kept.push(event);
      this.sizes.push(size);
      this.characters += size;
    }
    this.forget();
  }

  private forget(): void {
    const { events, characters } = this.limits;
    let dropped = Math.max(0, this.kept.length - events);
    for (let index = 0; index < dropped; index++) this.characters -= this.sizes[index]!;
    while (this.characters > characters) this.characters -= this.sizes[dropped++]!;
    if (dropped === 0) return;
    this.from = this.kept[dropped - 1]!.position;
    this.kept = this.kept.slice(dropped);
    this.sizes = this.sizes.slice(dropped);
  }

  private indexAfter(position: bigint): number {
    let [low, high] = [0, this.kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.kept[middle]!.position > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

const sizeOf = (value: JsonValue | undefined): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.entries(value).reduce((sum, [key, part]) => sum + key.length + sizeOf(part), 8);
};
