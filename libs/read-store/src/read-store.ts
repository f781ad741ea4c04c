import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PoolEnd } from '#event-store';
import { viewName } from '#kernel';
import { CheckpointWatch } from './checkpoint-watch.js';
import { columnTypes } from './column-types.js';
import type { ReadTables } from './read-tables.js';

export type ReadStoreOptions = Readonly<{
  url: string;
  /** Most connections at once, 20 by default. */
  connections?: number;
  /** Told when a query has to wait for read models: the place to nudge them. */
  behind?: (position: bigint) => void;
  /** Told of errors on idle connections; the next query reconnects. */
  onError?: (error: Error) => void;
}>;

const MIGRATION_LOCK = 7_203_114;

const DDL = `
  create extension if not exists pg_trgm with schema public;
  create schema if not exists read;
  create table if not exists read.projection (
    physical_table text primary key,
    name text not null,
    view text not null,
    checkpoint bigint not null default -1,
    status text not null check (status in ('live', 'building')),
    shape text not null,
    applied bigint not null default 0,
    fault text,
    built_at timestamptz,
    updated_at timestamptz not null default now()
  ) with (fillfactor = 50);
  create unique index if not exists projection_live on read.projection (view) where status = 'live'`;

/** The PostgreSQL database of the read models. Queries name views without a schema: `db.selectFrom('open_deadlines')`. */
export class ReadStore {
  readonly pool: pg.Pool;
  private readonly poolEnd: PoolEnd;
  private readonly own: Kysely<ReadTables>;
  private readonly snapshots = new AsyncLocalStorage<Kysely<ReadTables>>();
  private readonly watch = new CheckpointWatch((views) => this.checkpoints(views));

  constructor(private readonly options: ReadStoreOptions) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.connections ?? 20,
      options: '-c search_path=read,public -c timezone=UTC',
      types: columnTypes,
    });
    const report = (error: Error) => options.onError?.(error);
    this.pool.on('error', report);
    this.poolEnd = new PoolEnd(this.pool);
    this.pool.on('connect', (client) => client.on('error', report));
    this.own = new Kysely<ReadTables>({ dialect: new PostgresDialect({ pool: this.pool }) });
  }

  /** Queries of the read models: within `snapshot` they all see the same state. */
  get db(): Kysely<ReadTables> {
    return this.snapshots.getStore() ?? this.own;
  }

  /** Runs `work` so that all of its queries through `db` see the read models as they are when the first one runs. */
  async snapshot<T>(work: () => Promise<T>): Promise<T> {
    return this.own
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((transaction) => this.snapshots.run(transaction, work));
  }

  /** Creates what is missing. Any number of processes may call it at once. */
  async migrate(): Promise<void> {
    await this.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      await client.query(DDL);
    });
  }

  /** Runs `work` in one transaction: its writes land together, or not at all when it throws. */
  async transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken = false;
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => (broken = true));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /**
   * Waits until the named projections have read the log up to `minPosition`, so that a person reads their own writes.
   * False where that took longer than `timeoutMs` milliseconds.
   */
  async waitFor(projections: readonly string[], minPosition: bigint, timeoutMs = 2_000): Promise<boolean> {
    const views = projections.map((name) => viewName({ name }));
    const found = await this.checkpoints(views);
    if (views.every((view) => (found.get(view) ?? -1n) >= minPosition)) return true;
    this.options.behind?.(minPosition);
    return this.watch.reached(views, minPosition, timeoutMs);
  }

  /** The read models that an event has stopped: what they show ends before it. */
  async stopped(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ name: string }>({
      name: 'stopped_projections',
      text: `select name from read.projection where status = 'live' and fault is not null order by name`,
    });
    return rows.map(({ name }) => name);
  }

  async close(): Promise<void> {
    await this.own.destroy();
    await this.poolEnd.end();
  }

  private async checkpoints(views: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const { rows } = await this.pool.query<{ view: string; checkpoint: string }>({
      name: 'read_checkpoints',
      text: `select view, checkpoint::text from read.projection where status = 'live' and view = any($1)`,
      values: [views],
    });
    return new Map(rows.map(({ view, checkpoint }) => [view, BigInt(checkpoint)]));
  }
}
