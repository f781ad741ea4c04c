import pg from 'pg';
import type { PostgresServer } from '#testing/servers';

/** The case that the others are copies of: submitted, and taken in by the read models. */
export type Template = Readonly<{ filingId: string }>;

/** A table with what fills it, of the rows that it had before, which lie in `kept`. */
type Filling = Readonly<{ table: string; copies: string }>;

const CHUNK = 250_000;
const LOADING = '-c synchronous_commit=off -c maintenance_work_mem=256MB';

const ids = `generate_series($3::bigint, $4::bigint) as n, lateral (select md5('other-' || n)::uuid::text as id) as other`;

const COLUMNS = `select quote_ident(column_name) as name from information_schema.columns
  where table_schema = 'read' and table_name = $1 order by ordinal_position`;

/**
 * A copy differs in those texts of its row that name the case; what lies deeper in the row is the template's, packed as it
 * is.
 */
const copiesOf = async (database: pg.Pool, view: string, naming: readonly string[]): Promise<Filling> => {
  const { rows } = await database.query<{ name: string }>(COLUMNS, [view]);
  const copied = rows.map(({ name }) => (naming.includes(name) ? `replace(t.${name}, $2, other.id)` : `t.${name}`));
  const copies = `insert into read.${view} (${rows.map(({ name }) => name).join(', ')})
    select ${copied.join(', ')} from kept as t, ${ids} where t.key like $1 || '%'`;
  return { table: await tableOf(database, view), copies };
};

/** The first event of each case. Hashes are copied, not computed; positions follow each other, so that it is one sequence. */
const eventsFrom = (first: number): Filling => ({
  table: 'eventstore.event',
  copies: `insert into eventstore.event (position, stream, revision, id, type, data, metadata)
    select (select max(position) from kept) + n - ${first} + 1, 'ceremony-' || other.id, 0, gen_random_uuid(), t.type,
      replace(t.data::text, $2, other.id)::json, t.metadata
    from kept as t, ${ids} where t.stream = $1 and t.revision = 0`,
});

/** The key of its personal text. */
const KEYS: Filling = {
  table: 'vault.subject_key',
  copies: `insert into vault.subject_key (subject, person, wrapped)
    select replace(t.subject, $2, other.id), t.person, t.wrapped from kept as t, ${ids}
    where t.subject like '%/' || $2 and $1 <> ''`,
};

const agendaIn = async (database: pg.Pool): Promise<Filling> => ({
  table: await tableOf(database, 'agenda'),
  copies: `insert into read.agenda (key, position, stream, wake_at, clocks)
    select 'ceremony-' || other.id, t.position, 'ceremony-' || other.id, now() + interval '30 days', t.clocks
    from kept as t, ${ids} where t.key = $1 and $2 <> ''`,
});

/** Line and deadline of each case. */
const COPIED = [
  ['ceremony_cases', ['key', 'case_id']],
  ['deadlines', ['key', 'case_id', 'deadline_id']],
] as const;
const TABLES = COPIED.length + 3;

const tableOf = async (database: pg.Pool, view: string): Promise<string> => {
  const text = `select 'read.' || quote_ident(physical_table) as name from read.projection where view = $1 and status = 'live'`;
  const { rows } = await database.query<{ name: string }>(text, [view]);
  return rows[0]!.name;
};

const AT_THE_END = [
  `update read.projection set checkpoint = (select max(position) from eventstore.event) where status = 'live'`,
  `update reaction.progress set position = (select max(position) from eventstore.event)`,
  `update read.seen_log set position = (select max(position) from eventstore.event)`,
  'vacuum (analyze)',
  'checkpoint',
];

/** Keys and indexes are made anew once a table is full: growing them row by row takes most of the time. */
const INDEXES = `
  select 'alter table ' || c.conrelid::regclass || ' drop constraint ' || quote_ident(c.conname) as dropped,
    'alter table ' || c.conrelid::regclass || ' add constraint ' || quote_ident(c.conname) || ' '
      || pg_get_constraintdef(c.oid) as made
  from pg_constraint as c where c.contype in ('p', 'u') and c.conrelid = $1::text::regclass
  union all
  select 'drop index ' || x.indexrelid::regclass, pg_get_indexdef(x.indexrelid)
  from pg_index as x where x.indrelid = $1::text::regclass
    and not exists (select from pg_constraint as c where c.conindid = x.indexrelid)`;

/** What is written to a table that is emptied in the same transaction need not be logged then. */
const LEAN = ['wal_level = minimal', 'max_wal_senders = 0', `max_wal_size = '16GB'`];

/** The log refuses to be emptied. */
const PAST_GUARDS = 'set local session_replication_role = replica';

/** Runs `load` on a server that logs as little as it can, and leaves it as it was. It is restarted twice. */
export const logLittle = async (server: PostgresServer, load: () => Promise<void>): Promise<void> => {
  await setAll(
    server,
    LEAN.map((setting) => `alter system set ${setting}`),
  );
  await load();
  await setAll(server, ['alter system reset all']);
};

const setAll = async (server: PostgresServer, texts: readonly string[]): Promise<void> => {
  const database = new pg.Client(server.url);
  await database.connect();
  for (const text of texts) await database.query(text);
  await database.end();
  await server.restart();
};

/** Adds the cases numbered `from` to `to` to a database whose program is closed, as one that had them all would be. */
export const addOtherCases = async (url: string, { filingId }: Template, from: number, to: number): Promise<void> => {
  const database = new pg.Pool({ connectionString: url, max: TABLES, options: LOADING });
  const fill = async (client: pg.PoolClient, { table, copies }: Filling): Promise<void> => {
    const { rows: indexes } = await client.query<{ dropped: string; made: string }>(INDEXES, [table]);
    await client.query(`begin; ${PAST_GUARDS}; create temp table kept on commit drop as select * from ${table}`);
    for (const { dropped } of indexes) await client.query(dropped);
    await client.query(`truncate ${table}; insert into ${table} select * from kept; analyze kept`);
    for (let first = from; first <= to; first += CHUNK)
      await client.query(copies, [`ceremony-${filingId}`, filingId, first, Math.min(to, first + CHUNK - 1)]);
    for (const { made } of indexes) await client.query(made);
    await client.query('commit');
  };
  const fillAlone = async (filling: Filling): Promise<void> => {
    const client = await database.connect();
    await fill(client, filling).finally(() => client.release(true));
  };
  try {
    const copied = await Promise.all(COPIED.map(([view, naming]) => copiesOf(database, view, naming)));
    await Promise.all([eventsFrom(from), KEYS, await agendaIn(database), ...copied].map(fillAlone));
    for (const text of AT_THE_END) await database.query(text);
  } finally {
    await database.end();
  }
};
