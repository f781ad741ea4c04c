import type pg from 'pg';
import type { RecordedEvent } from '#kernel';
import type { Quiet } from './quiet-stretch.js';

/** How far a reaction is, and how often it has failed on the event after that. */
export type ReactionProgress = Readonly<{ position: bigint; attempts: number; retryInMs: number }>;

/** An event that a reaction gave up on. `code` says why, without personal data. */
export type ParkedReaction = Readonly<{
  reaction: string;
  eventId: string;
  stream: string;
  revision: number;
  position: bigint;
  type: string;
  code: string;
  attempts: number;
}>;

type ProgressRow = { position_text: string; attempts: number; retry_in_ms: number };
type ParkedRow = {
  reaction: string;
  event_id: string;
  stream: string;
  revision: number;
  position_text: string;
  type: string;
  code: string;
  attempts: number;
};

const MIGRATION_LOCK = 7_203_116;

const DDL = `
  create schema if not exists reaction;
  create table if not exists reaction.progress (
    name text primary key, position bigint not null default -1, attempts integer not null default 0, retry_at timestamptz
  ) with (fillfactor = 50);
  create table if not exists reaction.parked (
    reaction text not null, event_id text not null, stream text not null, revision integer not null,
    position bigint not null, type text not null, code text not null, attempts integer not null,
    parked_at timestamptz not null default now(), primary key (reaction, event_id))`;

const PROGRESS = `select position::text as position_text, attempts,
  greatest(0, ceil(extract(epoch from retry_at - now()) * 1000))::float8 as retry_in_ms from reaction.progress where name = $1`;

/** What the reactions have done: kept beside the read models, in a schema of its own that no rebuild touches. */
export class ReactionLedger {
  constructor(readonly pool: pg.Pool) {}

  async migrate(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await client.query(DDL);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      client.release();
    }
  }

  async enroll(names: readonly string[]): Promise<void> {
    const text = 'insert into reaction.progress (name) select unnest($1::text[]) on conflict (name) do nothing';
    await this.pool.query(text, [names]);
  }

  progress(name: string): Promise<ReactionProgress> {
    return this.read(this.pool, PROGRESS, name);
  }

  /** As `progress`, and nobody else advances the reaction until the transaction ends. */
  lock(client: pg.ClientBase, name: string): Promise<ReactionProgress> {
    return this.read(client, `${PROGRESS} for update`, name);
  }

  async advance(client: pg.ClientBase, name: string, position: bigint): Promise<void> {
    const text = 'update reaction.progress set position = $2, attempts = 0, retry_at = null where name = $1';
    await client.query({ name: 'advance_reaction', text, values: [name, position] });
  }

  /** Passes events that do not concern the reaction. Does nothing where somebody else has moved on meanwhile. */
  async skip(name: string, from: bigint, to: bigint): Promise<void> {
    const text = 'update reaction.progress set position = $3 where name = $1 and position = $2';
    await this.pool.query({ name: 'skip_reaction', text, values: [name, from, to] });
  }

  /** Takes reactions that have read up to `since` on to `upTo`: nothing between concerns them. */
  async skipAll(quiet: readonly Quiet[], upTo: bigint): Promise<void> {
    await this.pool.query({
      name: 'skip_reactions',
      text: `update reaction.progress p set position = $3 from unnest($1::text[], $2::bigint[]) as q(name, since)
        where p.name = q.name and p.position >= q.since and p.position < $3`,
      values: [quiet.map(({ name }) => name), quiet.map(({ since }) => since), upTo],
    });
  }

  async retryLater(client: pg.ClientBase, name: string, inMs: number): Promise<void> {
    const text = `update reaction.progress set attempts = attempts + 1, retry_at = now() + $2 * interval '1 ms' where name = $1`;
    await client.query(text, [name, inMs]);
  }

  async park(client: pg.ClientBase, name: string, event: RecordedEvent, code: string, attempts: number): Promise<void> {
    const { id, stream, revision, position, type } = event;
    await client.query(
      `insert into reaction.parked (reaction, event_id, stream, revision, position, type, code, attempts)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (reaction, event_id) do update set code = excluded.code, attempts = excluded.attempts`,
      [name, id, stream, revision, position, type, code, attempts],
    );
  }

  /** All parked events in log order. */
  async parked(): Promise<readonly ParkedReaction[]> {
    const { rows } = await this.pool.query<ParkedRow>(
      `select reaction, event_id, stream, revision, position::text as position_text, type, code, attempts
       from reaction.parked order by position, reaction`,
    );
    return rows.map(({ event_id, position_text, ...row }) => ({
      ...row,
      eventId: event_id,
      position: BigInt(position_text),
    }));
  }

  async unpark({ reaction, eventId }: ParkedReaction): Promise<void> {
    await this.pool.query('delete from reaction.parked where reaction = $1 and event_id = $2', [reaction, eventId]);
  }

  async parkAgain({ reaction, eventId }: ParkedReaction, code: string): Promise<void> {
    const text = 'update reaction.parked set attempts = attempts + 1, code = $3 where reaction = $1 and event_id = $2';
    await this.pool.query(text, [reaction, eventId, code]);
  }

  private async read(client: Pick<pg.ClientBase, 'query'>, text: string, name: string): Promise<ReactionProgress> {
    const { rows } = await client.query<ProgressRow>(text, [name]);
    if (!rows[0]) throw new Error(`reaction ${name} is not enrolled`);
    const { position_text, attempts, retry_in_ms } = rows[0];
    return { position: BigInt(position_text), attempts, retryInMs: retry_in_ms ?? 0 };
  }
}
