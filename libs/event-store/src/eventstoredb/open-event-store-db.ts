import type { EventStore } from '../port/event-store.port.js';
import type { EventStoreDbOptions } from './event-store-db.adapter.js';

/** The log in EventStoreDB. Its client is large: it is loaded where it is used. */
export const openEventStoreDb = async (options: EventStoreDbOptions): Promise<EventStore> => {
  const { EventStoreDbEventStore } = await import('./event-store-db.adapter.js');
  return new EventStoreDbEventStore(options);
};
