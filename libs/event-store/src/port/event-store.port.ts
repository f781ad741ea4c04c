import type { EventMetadata, JsonObject, RecordedEvent } from '#kernel';

/** The revision that a stream must have for an append to happen. A number is the revision of its last event. */
export type ExpectedRevision = number | 'no-stream' | 'stream-exists' | 'any';

/** An event on its way in. `id` is a UUID; the store refuses an id that another stream already holds. */
export type EventToAppend = Readonly<{ id: string; type: string; data: JsonObject; metadata: EventMetadata }>;

/** Revision and position of the last event that the append wrote (or had written the first time). */
export type Appended = Readonly<{ revision: number; position: bigint }>;

export type ReadOptions = Readonly<{ from?: number; direction?: 'forward' | 'backward'; limit?: number }>;

/** `after` is exclusive in reading order: forward reads positions above it, backward positions below it. */
export type ReadAllOptions = Readonly<{ after?: bigint; direction?: 'forward' | 'backward'; limit?: number }>;

export type SubscribeOptions = Readonly<{ after?: bigint; batch?: number; signal?: AbortSignal }>;

/**
 * The log. One contract suite holds for every adapter.
 *
 * - `append` writes all events or none. It is idempotent: the same ids at the same expected revision append nothing and
 *   answer as the first time. An empty batch checks the expected revision, writes nothing and answers with the stream's
 *   last event (revision -1 and position -1n where there is none).
 * - Positions rise in commit order; a reader that has seen position p never later finds an event below p.
 * - A stream that does not exist reads as empty.
 * - `subscribeAll` yields batches in position order: everything after `after`, then live, with no gap and no duplicate,
 *   for as long as the consumer pulls; it pulls no more while the consumer works, survives a restart of the server, and
 *   ends when the signal aborts.
 */
export abstract class EventStore {
  abstract append(stream: string, events: readonly EventToAppend[], expected: ExpectedRevision): Promise<Appended>;
  abstract read(stream: string, options?: ReadOptions): Promise<readonly RecordedEvent[]>;
  abstract readAll(options?: ReadAllOptions): Promise<readonly RecordedEvent[]>;
  abstract subscribeAll(options?: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]>;
  /** The position of the last event of the log, or undefined where the log is empty. */
  abstract head(): Promise<bigint | undefined>;
  abstract close(): Promise<void>;
}

export class WrongExpectedRevisionError extends Error {
  override readonly name = 'WrongExpectedRevisionError';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** Undefined where the adapter does not know it. */
    readonly actual: number | 'no-stream' | undefined,
  ) {
    super(`stream ${stream}: expected revision ${expected}, found ${actual ?? 'another'}`);
  }
}

/** The event cannot be stored as it is: an id in use, NUL or a lone surrogate in a text, a bad name, too large. */
export class UnstorableEventError extends Error {
  override readonly name = 'UnstorableEventError';
}

/** The store cannot be reached now. Whether a pending append was written is unknown: repeat it. */
export class EventStoreUnavailableError extends Error {
  override readonly name = 'EventStoreUnavailableError';
}

/** More callers wait than the adapter admits. Repeat later. */
export class EventStoreBusyError extends Error {
  override readonly name = 'EventStoreBusyError';
}
