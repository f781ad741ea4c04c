import { fold, type DomainEvent, type EventSchema } from '#kernel';
import type { EventStore } from '../port/event-store.port.js';
import type { EventReader } from './event-reader.port.js';

/** What of an aggregate says how its state follows from its stream. */
export type Readable<S, E extends DomainEvent> = Readonly<{
  category: string;
  events: EventSchema<E>;
  decider: Readonly<{ initialState: () => S; evolve: (state: S, event: E) => S }>;
}>;

/** The state of an aggregate, folded from its stream with its personal texts: never behind, as a read model may be. */
export const stateOf = async <S, E extends DomainEvent>(
  log: Pick<EventStore, 'read'>,
  reader: EventReader,
  { category, events, decider }: Readable<S, E>,
  id: string,
): Promise<S> => {
  const recorded = await reader.open(events, await log.read(`${category}-${id}`));
  return fold(
    decider,
    recorded.map(({ event }) => event),
  );
};
