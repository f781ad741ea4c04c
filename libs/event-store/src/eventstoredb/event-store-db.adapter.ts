import {
  ANY,
  BACKWARDS,
  END,
  ErrorType,
  EventStoreDBClient,
  excludeSystemEvents,
  FORWARDS,
  isCommandError,
  jsonEvent,
  NO_STREAM,
  START,
  STREAM_EXISTS,
  type AllStreamSubscription,
  type AppendExpectedRevision,
  type JSONType,
  type Position,
  type RecordedEvent as Stored,
} from '@eventstore/db-client';
import { isNativeError } from 'node:util/types';
import type { EventMetadata, JsonObject, RecordedEvent } from '#kernel';
import { actualOf, isMet } from '../adapter/expectation.js';
import { followSubscription, type Subscription, type SubscriptionListener } from './follow-subscription.js';
import { toStorable } from '../adapter/storable-event.js';
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
import { Gate } from './gate.js';

/** An `esdb:` or `esdb+discover:` address. `maxWaiting` callers may wait for their append; more are turned away. */
export type EventStoreDbOptions = Readonly<{ url: string; maxWaiting?: number }>;

/** The client writes all appends to one gRPC stream, whose buffer of 16 messages it does not survive in an outage. */
const MAX_RUNNING = 12;
const MAX_WAITING = 10_000;
const APPEND_MS = 15_000;
const BATCH = 500;
const PAGE = 5_000;
const NO_POSITION = 2n ** 63n;

const FAULTS_OF_THE_CALLER: readonly string[] = [
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.STREAM_DELETED,
  ErrorType.UNSUPPORTED,
];

/**
 * The log in EventStoreDB 22.6 or later; a position is a commit position. The server knows no unique event ids: it does
 * not refuse one that another stream holds, and with the expected revision 'any' it recognizes a repeat only as long as it
 * remembers the ids. System events (`$…`) are skipped.
 */
export class EventStoreDbEventStore extends EventStore {
  private readonly client: EventStoreDBClient;
  private readonly gate: Gate;
  private readonly closing = new AbortController();

  constructor({ url, maxWaiting = MAX_WAITING }: EventStoreDbOptions) {
    super();
    this.client = EventStoreDBClient.connectionString(url);
    this.gate = new Gate(MAX_RUNNING, maxWaiting);
  }

  async append(stream: string, events: readonly EventToAppend[], expected: ExpectedRevision): Promise<Appended> {
    this.assertOpen();
    const storable = toStorable(stream, events);
    if (storable.length === 0) return this.appendNothing(stream, expected);
    const proposed = events.map(({ id, type, data, metadata }) =>
      jsonEvent({ id, type, data: data as JSONType, metadata: metadata as unknown as JSONType }),
    );
    const expectedRevision = toExpected(expected);
    const appending = () => inTime(this.client.appendToStream(stream, proposed, { expectedRevision }), APPEND_MS);
    const refused = (error: unknown): never => {
      if (isNativeError(error) && isCommandError(error) && error.type === ErrorType.WRONG_EXPECTED_VERSION)
        throw new WrongExpectedRevisionError(stream, expected, actualFrom(error.actualVersion));
      throw toPortError(error);
    };
    const { nextExpectedRevision, position } = await this.gate.pass(() => appending().catch(refused));
    const revision = Number(nextExpectedRevision);
    if (position && position.commit < NO_POSITION) return { revision, position: position.commit };
    const [last] = await this.read(stream, { from: revision, limit: 1 });
    return { revision, position: last!.position };
  }

  async read(stream: string, { from, direction = 'forward', limit }: ReadOptions = {}) {
    this.assertOpen();
    if (limit === 0) return [];
    const maxCount = limit === undefined ? {} : { maxCount: limit };
    const directed = direction === 'forward' ? FORWARDS : BACKWARDS;
    const page = async (fromRevision: bigint | typeof START | typeof END) => {
      const options = { fromRevision, direction: directed, ...maxCount } as const;
      return (await collect(this.client.readStream(stream, options))).map(toEvent);
    };
    if (direction === 'forward') return page(from === undefined ? START : BigInt(from));
    if (from === undefined) return page(END);
    const events = await page(BigInt(from));
    const beyondTheEnd = events[0]?.revision !== from;
    return beyondTheEnd ? page(END) : events;
  }

  async readAll({ after, direction = 'forward', limit = Infinity }: ReadAllOptions = {}) {
    const found: RecordedEvent[] = [];
    let cursor = after;
    while (found.length < limit) {
      const { events, next } = await this.pageOfAll(cursor, direction, Math.min(limit - found.length, PAGE));
      for (const event of events) found.push(event);
      if (next === undefined) break;
      cursor = next;
    }
    return found;
  }

  subscribeAll({ after, batch = BATCH, signal }: SubscribeOptions = {}): AsyncIterable<readonly RecordedEvent[]> {
    const signals = signal ? [signal, this.closing.signal] : [this.closing.signal];
    return followSubscription((last, listener) => this.open(last, batch, listener), {
      after,
      batch,
      signal: AbortSignal.any(signals),
    });
  }

  async head(): Promise<bigint | undefined> {
    const [last] = await this.readAll({ direction: 'backward', limit: 1 });
    return last?.position;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.client.dispose();
  }

  private open(after: bigint | undefined, batch: number, { arrived, ended }: SubscriptionListener): Subscription {
    const options = { fromPosition: positionFrom(after), filter: excludeSystemEvents() };
    const subscription: AllStreamSubscription = this.client.subscribeToAll(options, { highWaterMark: batch });
    subscription.on('readable', arrived);
    subscription.on('end', () => ended(new EventStoreUnavailableError('EventStoreDB ended the subscription')));
    subscription.on('error', (error) => ended(toPortError(error)));
    const read = (): RecordedEvent | undefined => {
      const resolved = subscription.read() as { event?: Stored } | null;
      return resolved?.event ? toEvent(resolved.event) : undefined;
    };
    return { read, end: () => void subscription.unsubscribe().catch(() => undefined) };
  }

  /** One page of the log: what of it is ours, and after which position the next begins. */
  private async pageOfAll(cursor: bigint | undefined, direction: 'forward' | 'backward', limit: number) {
    this.assertOpen();
    const forward = direction === 'forward';
    const fromPosition = cursor === undefined && !forward ? END : positionFrom(cursor);
    const maxCount = limit + 1;
    const stored = await collect(
      this.client.readAll({ fromPosition, direction: forward ? FORWARDS : BACKWARDS, maxCount }),
    );
    const isBeyond = (position: bigint) => cursor === undefined || (forward ? position > cursor : position < cursor);
    const ours = stored.filter((event) => isBeyond(commitOf(event)) && !event.type.startsWith('$'));
    const events = ours.slice(0, limit).map(toEvent);
    const last = events.length === limit ? ours[limit - 1] : stored.at(-1);
    return { events, next: last && stored.length === maxCount ? commitOf(last) : undefined };
  }

  private async appendNothing(stream: string, expected: ExpectedRevision): Promise<Appended> {
    const [last] = await this.read(stream, { direction: 'backward', limit: 1 });
    const { revision, position } = last ?? { revision: -1, position: -1n };
    if (!isMet(expected, revision)) throw new WrongExpectedRevisionError(stream, expected, actualOf(revision));
    return { revision, position };
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new EventStoreUnavailableError('the event store was closed');
  }
}

const toExpected = (expected: ExpectedRevision): AppendExpectedRevision => {
  switch (expected) {
    case 'any':
      return ANY;
    case 'stream-exists':
      return STREAM_EXISTS;
    case 'no-stream':
    case -1:
      return NO_STREAM;
    default:
      return BigInt(Number.isSafeInteger(expected) && expected >= 0 ? expected : Number.MAX_SAFE_INTEGER);
  }
};

const actualFrom = (version: bigint | string): number | 'no-stream' =>
  typeof version === 'bigint' ? Number(version) : 'no-stream';

const positionFrom = (after: bigint | undefined): typeof START | Position =>
  after === undefined || after < 0n ? START : { commit: after, prepare: after };

/** All events of a page. A stream that does not exist reads as empty. */
const collect = async (page: AsyncIterable<{ event?: Stored }>): Promise<readonly Stored[]> => {
  const events: Stored[] = [];
  try {
    for await (const { event } of page) if (event) events.push(event);
  } catch (error) {
    if (isNativeError(error) && isCommandError(error) && error.type === ErrorType.STREAM_NOT_FOUND) return [];
    throw toPortError(error);
  }
  return events;
};

const commitOf = ({ position }: Stored): bigint => {
  if (!position || position.commit >= NO_POSITION) throw new Error('EventStoreDB 22.6 or later is needed');
  return position.commit;
};

const toEvent = (stored: Stored): RecordedEvent => ({
  id: stored.id,
  type: stored.type,
  stream: stored.streamId,
  revision: Number(stored.revision),
  position: commitOf(stored),
  data: stored.data as JsonObject,
  metadata: stored.metadata as unknown as EventMetadata,
});

/** The error of the port for an error of the client. */
const toPortError = (error: unknown): unknown => {
  if (error instanceof EventStoreUnavailableError || !isNativeError(error)) return error;
  if (!isCommandError(error)) return new EventStoreUnavailableError(`EventStoreDB: ${error.message}`);
  if (error.type === ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED) return new UnstorableEventError('the append is too large');
  return FAULTS_OF_THE_CALLER.includes(error.type)
    ? error
    : new EventStoreUnavailableError(`EventStoreDB: ${error.type}`);
};

/** The client waits for ever for the answer to an append whose stream broke at the wrong moment. */
const inTime = async <T>(operation: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EventStoreUnavailableError('EventStoreDB did not answer in time')), ms);
  });
  return Promise.race([operation, late]).finally(() => clearTimeout(timer));
};
