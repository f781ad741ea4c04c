import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueBackend, ReportError } from './queue-backend.js';

const PREFIX = 'cunzhi';

/** BullMQ on Redis. One connection for commands; each worker adds its own blocking one. */
export const openRedisBackend = (url: string, report: ReportError): QueueBackend => {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', (error) => report(error, 'redis'));
  return {
    queue: (name) => new Queue(name, { connection, prefix: PREFIX }),
    worker: (name, processor, options) => new Worker(name, processor, { ...options, connection, prefix: PREFIX }),
    close: () => {
      connection.disconnect();
      return Promise.resolve();
    },
  };
};
