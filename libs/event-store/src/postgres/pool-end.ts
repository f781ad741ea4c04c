import { once } from 'node:events';
import type pg from 'pg';
import { endInTime } from './end-in-time.js';

/**
 * Ends a pool with its connections. `pool.end()` alone answers while they still take their leave, and a server that is
 * stopped right after would end them itself, which reads as a fault.
 */
export class PoolEnd {
  private readonly open = new Set<pg.PoolClient>();

  constructor(private readonly pool: pg.Pool) {
    pool.on('connect', (client) => this.open.add(client));
    pool.on('remove', (client) => this.open.delete(client));
  }

  /** Waits for the queries that run, then no longer than two seconds for connections whose server has fallen silent. */
  async end(): Promise<void> {
    if (!this.pool.ending) await this.pool.end();
    await endInTime(this.left());
  }

  private async left(): Promise<void> {
    while (this.open.size > 0) await once(this.pool, 'remove');
  }
}
