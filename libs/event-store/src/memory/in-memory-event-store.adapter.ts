import type { EventMetadata, JsonObject, RecordedEvent } from '#kernel';
import { actualOf, isMet, wasMet } from '../adapter/expectation.js';
import { follow } from '../adapter/follow.js';
import { toStorable, type StorableEvent } from '../adapter/storable-event.js';
import { WakeUp } from '../adapter/wake-up.js';
import {
  EventStore,
  EventStoreUnavailableError,
  UnstorableEventError,
  WrongExpectedRevisionError,
  type Appended,
  type EventToAppend,
  type ExpectedRevision,
  type ReadAllOptions,
  type ReadOptions,
  type SubscribeOptions,
} from '../port/event-store.port.js';

const BATCH = 5_000;

/** The log in this process's memory, positions from 0. What is read is frozen. */
export class InMemoryEventStore extends EventStore {
  private readonly log: RecordedEvent[] = [];
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly holders = new Map<string, RecordedEvent>();
  private readonly appended = new WakeUp();
  private readonly closing = new AbortController();

  async append(stream: string, events: readonly EventToAppend[], expected: ExpectedRevision): Promise<Appended> {
    this.assertOpen();
    const storable = toStorable(stream, events);
    const history = this.streams.get(stream) ?? [];
    const repeated = this.firstAnswer(stream, history, storable, expected);
    if (repeated) return repeated;
    const current = history.length - 1;
    if (!isMet(expected, current)) throw new WrongExpectedRevisionError(stream, expected, actualOf(current));
    const taken = storable.find(({ id }) => this.holders.has(id));
    if (taken) throw new UnstorableEventError(`the event id ${taken.id} is in use`);
    for (const event of storable) this.write(stream, history, event);
    if (storable.length > 0) this.appended.wake();
    return answerOf(history.at(-1));
  }

  async read(stream: string, { from, direction = 'forward', limit }: ReadOptions = {}) {
    this.assertOpen();
    const history = this.streams.get(stream) ?? [];
    const page =
      direction === 'forward' ? history.slice(from ?? 0) : history.slice(0, (from ?? history.length) + 1).reverse();
    return page.slice(0, limit);
  }

  async readAll({ after, direction = 'forward', limit }: ReadAllOptions = {}) {
    this.assertOpen();
    if (direction === 'forward') return this.following(after, limit);
    const end = after === undefined ? this.log.length : Math.max(0, Number(after));
    return this.log.slice(0, end).reverse().slice(0, limit);
  }

  subscribeAll({ after, batch = BATCH, signal }: SubscribeOptions = {}): AsyncIterable<readonly RecordedEvent[]> {
    const signals = signal ? [signal, this.closing.signal] : [this.closing.signal];
    const read = async (last: bigint | undefined) => this.following(last, batch);
    return follow(read, { after, news: this.appended, signal: AbortSignal.any(signals) });
  }

  async head(): Promise<bigint | undefined> {
    this.assertOpen();
    return this.log.at(-1)?.position;
  }

  async close(): Promise<void> {
    this.closing.abort();
  }

  private firstAnswer(
    stream: string,
    history: readonly RecordedEvent[],
    events: readonly StorableEvent[],
    expected: ExpectedRevision,
  ): Appended | undefined {
    const first = events[0] && this.holders.get(events[0].id);
    if (first?.stream !== stream || !wasMet(expected, first.revision)) return undefined;
    const repeats = events.every(({ id }, index) => history[first.revision + index]?.id === id);
    return repeats ? answerOf(history[first.revision + events.length - 1]) : undefined;
  }

  private write(stream: string, history: RecordedEvent[], { id, type, data, metadata }: StorableEvent): void {
    const event = Object.freeze({
      id,
      type,
      stream,
      revision: history.length,
      position: BigInt(this.log.length),
      data: JSON.parse(data, frozen) as JsonObject,
      metadata: JSON.parse(metadata, frozen) as EventMetadata,
    });
    history.push(event);
    this.streams.set(stream, history);
    this.holders.set(id, event);
    this.log.push(event);
  }

  private following(after: bigint | undefined, limit: number | undefined): readonly RecordedEvent[] {
    const start = Number((after ?? -1n) + 1n);
    return this.log.slice(start, limit === undefined ? undefined : start + limit);
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new EventStoreUnavailableError('the event store was closed');
  }
}

const frozen = (_key: string, value: unknown): unknown => Object.freeze(value);

const answerOf = (last: RecordedEvent | undefined): Appended =>
  last ? { revision: last.revision, position: last.position } : { revision: -1, position: -1n };
