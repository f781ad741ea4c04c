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
    close: async () => {
      await Promise.all([connection, ...copies].map(end));
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

/** Ends a connection and whatever waits for it. One that is between two tries would drop the next try and say nothing. */
const end = async (connection: Redis): Promise<void> => {
  const isBetweenTries = connection.status === 'reconnecting';
  connection.disconnect();
  if (!isBetweenTries) return;
  await connection.connect().catch(() => undefined);
  connection.disconnect();
};
