import type { DomainEvent, EventSchema, Recorded, RecordedEvent } from '#kernel';

/** Turns stored events into today's: opens the personal texts (null where the key is gone), then upcasts. */
export abstract class EventReader {
  abstract open<E extends DomainEvent>(
    schema: EventSchema<E>,
    recorded: readonly RecordedEvent[],
  ): Promise<readonly Recorded<E>[]>;
}
