import pg from 'pg';
import type { EventMetadata, JsonObject, RecordedEvent } from '#kernel';
import { actualOf, isMet } from '../adapter/expectation.js';
import { follow } from '../adapter/follow.js';
import { GroupedLookup } from '../reader/grouped-lookup.js';
import { isName, toStorable } from '../adapter/storable-event.js';
import {
  EventStore,
  WrongExpectedRevisionError,
  type Appended,
  type EventToAppend,
  type ExpectedRevision,
  type ReadAllOptions,
  type ReadOptions,
  type SubscribeOptions,
} from '../port/event-store.port.js';
import { LIMITS, type AppendLimits } from './append-queue.js';
import { endInTime } from './end-in-time.js';
import { PoolEnd } from './pool-end.js';
import { GroupWriter } from './group-writer.js';
import { LogNews } from './log-news.js';
import { toPortError } from './postgres-errors.js';
import { MIGRATION } from './schema.js';

/** An address, the driver's own settings, or both. `limits` bounds groups and waiting callers. */
export type PostgresEventStoreOptions = Readonly<{
  url?: string;
  pool?: pg.PoolConfig;
  limits?: Partial<AppendLimits>;
}>;

type EventRow = readonly [string, string, string, string, string, JsonObject, EventMetadata];

const COLUMNS = 'position, stream, revision, id, type, data, metadata';
const FROM_LOG = `select ${COLUMNS} from eventstore.event`;
const READ = {
  forward: `${FROM_LOG} where stream = $1 and revision >= coalesce($2::bigint, 0) order by revision limit $3`,
  backward: `${FROM_LOG} where stream = $1 and revision <= coalesce($2::bigint, 9223372036854775807)
    order by revision desc limit $3`,
} as const;
const READ_WHOLE = `${FROM_LOG} where stream = any($1) order by stream, revision`;
const READ_ALL = {
  forward: `${FROM_LOG} where position > $1 order by position limit $2`,
  backward: `${FROM_LOG} where position < $1 order by position desc limit $2`,
} as const;
const BEYOND = { forward: '-1', backward: '9223372036854775807' } as const;
const LAST_OF = 'select revision, position from eventstore.event where stream = $1 order by revision desc limit 1';
const HEAD = 'select max(position) from eventstore.event';
/** A plan made while the table was empty must not stay in use when it has grown. */
const BY_INDEX = 'set enable_seqscan = off; set enable_bitmapscan = off';

const BATCH = 5_000;
const LANES = 2;
const POLL_MS = 2_000;
const CONNECT_MS = 10_000;
const QUERY_MS = 60_000;

/** The log in PostgreSQL, schema `eventstore`, positions from 0. Run `migrate` once before use. */
export class PostgresEventStore extends EventStore {
  private readonly pool: pg.Pool;
  private readonly poolEnd: PoolEnd;
  private readonly writer: GroupWriter;
  private readonly news: LogNews;
  private readonly whole = new GroupedLookup((streams) => this.streams(streams), LANES);
  private readonly closing = new AbortController();

  constructor({ url, pool, limits }: PostgresEventStoreOptions) {
    super();
    const address = url === undefined ? {} : { connectionString: url };
    const defaults = { connectionTimeoutMillis: CONNECT_MS, query_timeout: QUERY_MS, keepAlive: true };
    const config = { ...defaults, ...address, ...pool };
    this.pool = new pg.Pool({ ...config, onConnect: readByIndex });
    this.pool.on('error', () => undefined);
    this.poolEnd = new PoolEnd(this.pool);
    this.news = new LogNews(config, this.pool);
    this.writer = new GroupWriter(config, { ...LIMITS, ...limits }, () => this.news.committed());
  }

  /** Creates the schema where it is missing. */
  async migrate(): Promise<void> {
    await this.pool.query(MIGRATION).catch(rethrow);
  }

  async append(stream: string, events: readonly EventToAppend[], expected: ExpectedRevision): Promise<Appended> {
    const storable = toStorable(stream, events);
    if (storable.length === 0) return this.appendNothing(stream, expected);
    const bytes = storable.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    return new Promise((resolve, reject) => {
      this.writer.add({ stream, events: storable, expected, bytes, resolve, reject });
    });
  }

  async read(stream: string, { from, direction = 'forward', limit }: ReadOptions = {}) {
    if (!isName(stream)) return [];
    if (from === undefined && limit === undefined && direction === 'forward')
      return (await this.whole.find(stream)) ?? [];
    return this.events(`eventstore_read_${direction}`, READ[direction], [stream, from, limit]);
  }

  async readAll({ after, direction = 'forward', limit }: ReadAllOptions = {}) {
    const beyond = after?.toString() ?? BEYOND[direction];
    return this.events(`eventstore_read_all_${direction}`, READ_ALL[direction], [beyond, limit]);
  }

  subscribeAll({ after, batch = BATCH, signal }: SubscribeOptions = {}): AsyncIterable<readonly RecordedEvent[]> {
    this.news.listen();
    const signals = signal ? [signal, this.closing.signal] : [this.closing.signal];
    const read = (last: bigint | undefined) =>
      this.readAll(last === undefined ? { limit: batch } : { after: last, limit: batch });
    return follow(read, { after, news: this.news, pollMs: POLL_MS, signal: AbortSignal.any(signals) });
  }

  async head(): Promise<bigint | undefined> {
    const [row] = await this.rows<[string | null]>('eventstore_head', HEAD, []);
    return row?.[0] ? BigInt(row[0]) : undefined;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.writer.close();
    await this.news.close();
    await endInTime(this.poolEnd.end());
  }

  private async appendNothing(stream: string, expected: ExpectedRevision): Promise<Appended> {
    const [row] = await this.rows<[string, string]>('eventstore_last_of', LAST_OF, [stream]);
    const last = row ? { revision: Number(row[0]), position: BigInt(row[1]) } : { revision: -1, position: -1n };
    if (!isMet(expected, last.revision))
      throw new WrongExpectedRevisionError(stream, expected, actualOf(last.revision));
    return last;
  }

  private async streams(streams: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> {
    const found = new Map<string, RecordedEvent[]>();
    for (const event of await this.events('eventstore_read_whole', READ_WHOLE, [streams])) {
      const known = found.get(event.stream);
      if (known) known.push(event);
      else found.set(event.stream, [event]);
    }
    return found;
  }

  private async events(name: string, text: string, values: unknown[]): Promise<readonly RecordedEvent[]> {
    return (await this.rows<EventRow>(name, text, values)).map(toEvent);
  }

  private async rows<Row extends readonly unknown[]>(
    name: string,
    text: string,
    values: unknown[],
  ): Promise<readonly Row[]> {
    const { rows } = await this.pool.query<unknown[]>({ name, text, values, rowMode: 'array' }).catch(rethrow);
    return rows as unknown as readonly Row[];
  }
}

/** The pool waits for what this returns, though its types do not say so. */
const readByIndex = ((client) => client.query(BY_INDEX)) as (client: pg.ClientBase) => void;

const rethrow = (error: unknown): never => {
  throw toPortError(error);
};

const toEvent = ([position, stream, revision, id, type, data, metadata]: EventRow): RecordedEvent => ({
  id,
  type,
  stream,
  revision: Number(revision),
  position: BigInt(position),
  data,
  metadata,
});
