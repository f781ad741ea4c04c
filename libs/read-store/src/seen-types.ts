import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { ReadStore } from './read-store.js';

/** A type that the log holds, and where it first does. */
export type SeenType = Readonly<{ type: string; position: bigint }>;

const MIGRATION_LOCK = 7_203_118;
const PAGE = 5_000;

const DDL = `
  create table if not exists read.seen_type (type text primary key, first_position bigint not null);
  create table if not exists read.seen_log (
    sole boolean primary key default true check (sole), position bigint not null
  ) with (fillfactor = 50)`;

const ADD = `
  insert into read.seen_type (type, first_position) select * from unnest($1::text[], $2::bigint[])
  on conflict (type) do update set first_position = least(read.seen_type.first_position, excluded.first_position)`;

const REACH = `
  insert into read.seen_log (position) values ($1) on conflict (sole) do update set position = excluded.position`;

/**
 * Which event types the log holds, kept beside the read models. Only what came since the last look is read: a start asks
 * for the types of a log of any length at the price of its newest events.
 */
export class SeenTypes {
  private readonly known = new Set<string>();
  private unsaved: SeenType[] = [];
  private position = -1n;
  private saved = -1n;

  constructor(
    private readonly store: Pick<ReadStore, 'pool' | 'transaction'>,
    private readonly log: Pick<EventStore, 'readAll' | 'head'>,
  ) {}

  /** Looks at the log up to its present end, and answers every type in it by the position where it first stands. */
  async lookUp(): Promise<readonly SeenType[]> {
    await this.store.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      await client.query(DDL);
    });
    const head = (await this.log.head()) ?? -1n;
    this.position = await this.kept();
    if (this.position > head) await this.forget();
    while (this.position < head) {
      const after = this.position < 0n ? {} : { after: this.position };
      this.passed(await this.log.readAll({ ...after, limit: PAGE }));
      await this.save();
    }
    const { rows } = await this.store.pool.query<{ type: string; first: string }>(
      'select type, first_position::text as first from read.seen_type order by first_position',
    );
    return rows.map(({ type, first }) => ({ type, position: BigInt(first) }));
  }

  /** The last position looked at; -1 before the first. */
  get reached(): bigint {
    return this.position;
  }

  /** Notes events that follow on what was looked at. `save` writes it down. */
  passed(events: readonly RecordedEvent[]): void {
    for (const { type, position } of events)
      if (!this.known.has(type)) {
        this.known.add(type);
        this.unsaved.push({ type, position });
      }
    this.position = events.at(-1)?.position ?? this.position;
  }

  async save(): Promise<void> {
    const { position } = this;
    if (position === this.saved) return;
    const fresh = [...this.unsaved];
    await this.store.transaction(async (client) => {
      if (fresh.length > 0)
        await client.query(ADD, [fresh.map(({ type }) => type), fresh.map((seen) => seen.position)]);
      await client.query(REACH, [position]);
    });
    this.unsaved = this.unsaved.slice(fresh.length);
    this.saved = position;
  }

  /** The log ends before what was looked at: it is another one, or an older copy. */
  private async forget(): Promise<void> {
    await this.store.pool.query('truncate read.seen_type, read.seen_log');
    this.position = -1n;
  }

  private async kept(): Promise<bigint> {
    const { rows } = await this.store.pool.query<{ position: string }>('select position::text from read.seen_log');
    return rows[0] ? BigInt(rows[0].position) : -1n;
  }
}
