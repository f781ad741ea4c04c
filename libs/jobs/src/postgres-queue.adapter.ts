import { createPostgresBackend, runMigrations, withBackend, type PgPool } from 'bullmq';
import pg from 'pg';
import { PoolEnd } from '#event-store';
import type { QueueBackend, ReportError } from './queue-backend.js';

const SCHEMA = 'bullmq';
const CONNECTIONS = 24;

/**
 * BullMQ on PostgreSQL, in the schema `bullmq`, which it creates. Each worker keeps one of the connections to listen. A
 * crash of the server may lose the jobs of its last moments: they are nudges, and the sweeps make up for them.
 */
export const openPostgresBackend = async (url: string, report: ReportError): Promise<QueueBackend> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    keepAlive: true,
    options: `-c search_path=${SCHEMA} -c synchronous_commit=off`,
  });
  pool.setMaxListeners(0);
  const poolEnd = new PoolEnd(pool);
  pool.on('error', (error) => report(error, 'postgres'));
  pool.on('connect', (client) => client.on('error', (error) => report(error, 'postgres')));
  await migrate(pool);
  // BullMQ describes the pool's `query` more narrowly than the driver's own types do.
  const connection = pool as unknown as PgPool;
  const { Queue, Worker } = withBackend(createPostgresBackend);
  return {
    queue: (name) => new Queue<unknown>(name, { connection }),
    worker: (name, processor, options) => new Worker(name, processor, { ...options, connection }),
    close: () => poolEnd.end(),
  };
};

const migrate = async (pool: pg.Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
};
