import { fold, type DomainEvent, type EventSchema, type RecordedEvent } from '#kernel';
import type { EventReader } from './event-reader.port.js';
import type { StreamLog } from './one-look.js';

/** What of an aggregate says how its state follows from its stream. */
export type Readable<S, E extends DomainEvent> = Readonly<{
  category: string;
  events: EventSchema<E>;
  decider: Readonly<{ initialState: () => S; evolve: (state: S, event: E) => S }>;
}>;

/** The state of an aggregate, folded from its stream with its personal texts: never behind, as a read model may be. */
export const stateOf = async <S, E extends DomainEvent>(
  log: StreamLog,
  reader: EventReader,
  aggregate: Readable<S, E>,
  id: string,
): Promise<S> => stateIn(reader, aggregate, await log.read(`${aggregate.category}-${id}`));

/** The same of a stream that was just read. */
export const stateIn = async <S, E extends DomainEvent>(
  reader: EventReader,
  { events, decider }: Pick<Readable<S, E>, 'events' | 'decider'>,
  recorded: readonly RecordedEvent[],
): Promise<S> => {
  const opened = await reader.open(events, recorded);
  return fold(
    decider,
    opened.map(({ event }) => event),
  );
};
