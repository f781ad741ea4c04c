import pg from 'pg';

/** The case that the others are copies of: submitted, and taken in by the read models. */
export type Template = Readonly<{ filingId: string }>;

const CHUNK = 250_000;
const LOADING = '-c synchronous_commit=off -c maintenance_work_mem=256MB';

const ids = `generate_series($3::bigint, $4::bigint) as n, lateral (select md5('other-' || n)::uuid::text as id) as other`;

/** A copy differs in those texts of its row that name the case; what lies deeper in the row is the template's. */
const copiesOf = (table: string, naming: readonly string[]) => `
  insert into read.${table}
  select copy.* from read.${table} as t, ${ids}, lateral json_populate_record(
    t, json_build_object(${naming.map((name) => `'${name}', replace(t.${name}, $2, other.id)`).join(', ')})) as copy
  where t.key like $1 || '%'`;

/** The first event of each case. Hashes are copied, not computed; positions follow each other, so that it is one sequence. */
const FILL_EVENTS = `
   insert into eventstore.event (position, stream, revision, id, type, data, metadata)
   select head.last + n - $3 + 1, 'ceremony-' || other.id, 0, gen_random_uuid(), t.type,
     replace(t.data::text, $2, other.id)::json, t.metadata
   from eventstore.event as t, (select max(position) as last from eventstore.event) as head, ${ids}
   where t.stream = $1 and t.revision = 0`;

/** Key of its personal text, line, deadline and agenda entry of each case. */
const FILL = [
  `insert into vault.subject_key (subject, person, wrapped)
   select replace(t.subject, $2, other.id), t.person, t.wrapped from vault.subject_key as t, ${ids}
   where t.subject like '%/' || $2 and $1 <> ''`,
  copiesOf('ceremony_cases', ['key', 'case_id']),
  copiesOf('deadlines', ['key', 'case_id', 'deadline_id']),
  `insert into read.agenda (key, position, stream, wake_at, clocks)
   select 'ceremony-' || other.id, t.position, 'ceremony-' || other.id, now() + interval '30 days', t.clocks
   from read.agenda as t, ${ids} where t.key = $1 and $2 <> ''`,
];

const AT_THE_END = [
  `update read.projection set checkpoint = (select max(position) from eventstore.event) where status = 'live'`,
  `update reaction.progress set position = (select max(position) from eventstore.event)`,
];

const FILLED = `
  select ('read.' || quote_ident(physical_table))::regclass as of from read.projection
  where view = any('{ceremony_cases,deadlines,agenda}')
  union all select unnest('{eventstore.event,vault.subject_key}'::regclass[])`;

/** Keys and indexes are made anew once the tables are full: growing them row by row takes most of the time. */
const INDEXES = `
  select 'alter table ' || c.conrelid::regclass || ' drop constraint ' || quote_ident(c.conname) as dropped,
    'alter table ' || c.conrelid::regclass || ' add constraint ' || quote_ident(c.conname) || ' '
      || pg_get_constraintdef(c.oid) as made
  from pg_constraint as c where c.contype in ('p', 'u') and c.conrelid in (${FILLED})
  union all
  select 'drop index ' || x.indexrelid::regclass, pg_get_indexdef(x.indexrelid)
  from pg_index as x where x.indrelid in (${FILLED})
    and not exists (select from pg_constraint as c where c.conindid = x.indexrelid)`;

/** Fewer checkpoints while the tables grow: what lasts is made durable by the one at the end. */
const FOR_THE_LOAD = [`alter system set max_wal_size = '16GB'`, 'select pg_reload_conf()'];
const AS_BEFORE = ['alter system reset max_wal_size', 'select pg_reload_conf()'];

/** Adds the cases numbered `from` to `to` to a database whose program is closed, as one that had them all would be. */
export const addOtherCases = async (url: string, { filingId }: Template, from: number, to: number): Promise<void> => {
  const database = new pg.Pool({ connectionString: url, max: 1 + 2 * FILL.length, options: LOADING });
  const middle = Math.floor((from + to) / 2);
  const fill = async (text: string, begin: number, end: number): Promise<void> => {
    for (let first = begin; first <= end; first += CHUNK)
      await database.query(text, [`ceremony-${filingId}`, filingId, first, Math.min(end, first + CHUNK - 1)]);
  };
  const halves = (text: string) => [fill(text, from, middle), fill(text, middle + 1, to)];
  try {
    const { rows: indexes } = await database.query<{ dropped: string; made: string }>(INDEXES);
    for (const text of [...FOR_THE_LOAD, ...indexes.map(({ dropped }) => dropped)]) await database.query(text);
    await Promise.all([fill(FILL_EVENTS, from, to), ...FILL.flatMap(halves)]);
    await Promise.all(indexes.map(({ made }) => database.query(made)));
    for (const text of [...AT_THE_END, ...AS_BEFORE, 'vacuum (analyze)', 'checkpoint']) await database.query(text);
  } finally {
    await database.end();
  }
};
