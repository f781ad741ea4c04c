import { Clock, shanghaiDate } from '#kernel';
import type { ReadStore } from '#read-store';

export class SystemClock extends Clock {
  now(): string {
    return new Date().toISOString();
  }

  today(): string {
    return shanghaiDate(this.now());
  }
}

/** Time may only move forward: what has happened has happened. */
export class ClockMovedBackError extends Error {
  override readonly name = 'ClockMovedBackError';
}

/**
 * A clock that stands still until it is moved, kept in the database so that every process and the next start see the
 * same time. For demonstrations and tests; a production configuration refuses it.
 */
export class VirtualClock extends Clock {
  private instant = '2026-01-01T00:00:00.000Z';

  constructor(private readonly reads: Pick<ReadStore, 'pool'>) {
    super();
  }

  /** Takes up the kept time; the first start begins at `start`. */
  async open(start: string): Promise<void> {
    await this.reads.pool.query(
      'create table if not exists virtual_clock (sole boolean primary key default true check (sole), instant timestamptz not null)',
    );
    await this.reads.pool.query('insert into virtual_clock (instant) values ($1) on conflict (sole) do nothing', [
      start,
    ]);
    await this.reload();
  }

  now(): string {
    return this.instant;
  }

  today(): string {
    return shanghaiDate(this.instant);
  }

  /** Moves to an ISO instant in UTC. Throws ClockMovedBackError. */
  async moveTo(instant: string): Promise<void> {
    const { rowCount } = await this.reads.pool.query('update virtual_clock set instant = $1 where instant <= $1', [
      instant,
    ]);
    await this.reload();
    if (rowCount === 0) throw new ClockMovedBackError('the clock moves forward only');
  }

  /** Sees a move that another process made. */
  async reload(): Promise<void> {
    const { rows } = await this.reads.pool.query<{ now: string }>(
      `select to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now from virtual_clock`,
    );
    this.instant = rows[0]!.now;
  }
}
