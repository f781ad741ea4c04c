import type { DomainEvent, Envelope, EventSchema, Recorded } from '#kernel';

/**
 * "When X then Y": does something about events, in order unless it says otherwise, at least once, from the first event of the
 * log. `react` runs in a command scope whose command id follows from the reaction and the event, so that a command given
 * twice appends once. What it does outside the log must bear repetition. It throws to be called again later.
 */
export interface Reaction<E extends DomainEvent = DomainEvent> {
  readonly name: string;
  readonly events: EventSchema<E>;
  /** The stored types that it does something about; those of its schema where left out. Others cost it nothing. */
  readonly on?: readonly string[];
  /**
   * Of many events in the order of the log, the ids of those about which something is left to do; asked in one go, so
   * that the others cost next to nothing. All of them where left out. May name too many, and never too few.
   */
  concerning?(events: readonly Recorded<E>[]): Promise<ReadonlySet<string>>;
  /**
   * To so many events it reacts at the same moment, in no order: for one that brings something in line with how things
   * stand. Where one of them fails, it reacts to all of them again, one by one. One by one in order where left out.
   */
  readonly atOnce?: number;
  react(event: E, envelope: Envelope): Promise<void>;
}

/** The log holds an event that this program does not know. The reaction waits there for a program that does. */
export class ReactionStoppedError extends Error {
  override readonly name = 'ReactionStoppedError';
  constructor(
    readonly reaction: string,
    readonly type: string,
    readonly position: bigint,
  ) {
    super(`reaction ${reaction} stopped: no schema knows event type ${type} at position ${position}`);
  }
}

/** The stored types for which `react` is called. */
export const typesOf = ({ events, on }: Reaction): ReadonlySet<string> => new Set(on ?? events.stored);
