import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueBackend, ReportError } from './queue-backend.js';

const PREFIX = 'cunzhi';

/** BullMQ on Redis. One connection for commands; each worker adds its own blocking one. */
export const openRedisBackend = (url: string, report: ReportError): QueueBackend => {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', (error) => report(error, 'redis'));
  const copies = copiesOf(connection);
  return {
    queue: (name) => new Queue(name, { connection, prefix: PREFIX }),
    worker: (name, processor, options) => new Worker(name, processor, { ...options, connection, prefix: PREFIX }),
    close: () => {
      for (const open of [connection, ...copies]) open.disconnect();
      return Promise.resolve();
    },
  };
};

/** The connections that workers make after this one: a worker that cannot close would let its own retry for ever. */
const copiesOf = (connection: Redis): readonly Redis[] => {
  const copies: Redis[] = [];
  const duplicate = connection.duplicate.bind(connection);
  connection.duplicate = (override) => {
    const copy = duplicate(override);
    copies.push(copy);
    return copy;
  };
  return copies;
};
