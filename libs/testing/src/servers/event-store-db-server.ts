import type { EventStoreDbDouble, EventStoreDbDoubleOptions } from './eventstoredb/event-store-db-double.js';

export type { EventStoreDbDouble, EventStoreDbDoubleOptions };

/** Starts a double of EventStoreDB. Its packages are loaded here, so that others need not wait for them. */
export const startEventStoreDb = async (options: EventStoreDbDoubleOptions = {}): Promise<EventStoreDbDouble> => {
  const { openDouble } = await import('./eventstoredb/event-store-db-double.js');
  return openDouble(options);
};
