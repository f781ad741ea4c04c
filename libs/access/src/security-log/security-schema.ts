import type pg from 'pg';

/** Advisory lock under which lines join the chain, one group after the other in all processes. */
const CHAIN_LOCK = 7_203_121;
const MIGRATION_LOCK = 7_203_122;

const TABLES = `
  create schema if not exists security;
  create table if not exists security.line (
    seq bigint primary key,
    content text not null,
    previous text not null,
    hash text not null,
    recorded_at text collate "C" not null generated always as (content::jsonb ->> 'at') stored,
    kind text not null generated always as (content::jsonb ->> 'kind') stored,
    outcome text not null generated always as (content::jsonb ->> 'outcome') stored,
    account_id text generated always as (content::jsonb ->> 'accountId') stored,
    subject text generated always as (content::jsonb ->> 'subject') stored,
    units jsonb not null generated always as (content::jsonb -> 'units') stored);
  create index if not exists line_account on security.line (account_id, seq);
  create index if not exists line_subject on security.line (subject, seq);
  create index if not exists line_kind on security.line (kind, seq);
  create index if not exists line_on_behalf_of on security.line ((content::jsonb ->> 'onBehalfOf'), seq)
    where content::jsonb ->> 'onBehalfOf' is not null;
  create index if not exists line_units on security.line using gin (units);
  create table if not exists security.archive (
    up_to bigint primary key,
    hash text not null,
    lines integer not null,
    file text not null,
    file_hash text not null,
    archived_at timestamptz not null default now());`;

const APPEND = `
  create or replace function security.append(entries text[]) returns void language plpgsql as $$
  declare
    last_seq bigint;
    last_hash text;
    entry text;
  begin
    perform pg_advisory_xact_lock(${CHAIN_LOCK});
    select l.seq, l.hash into last_seq, last_hash from security.line l order by l.seq desc limit 1;
    if last_seq is null then
      select a.up_to, a.hash into last_seq, last_hash from security.archive a order by a.up_to desc limit 1;
    end if;
    last_seq := coalesce(last_seq, 0);
    last_hash := coalesce(last_hash, '');
    foreach entry in array entries loop
      last_seq := last_seq + 1;
      insert into security.line (seq, content, previous, hash) values (last_seq, entry, last_hash,
        encode(sha256(convert_to(last_hash || E'\\n' || last_seq || E'\\n' || entry, 'UTF8')), 'hex'))
        returning hash into last_hash;
    end loop;
  end $$;`;

const GUARDS = `
  create or replace function security.keep() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' and tg_table_name = 'line' then
      if exists (select from security.archive where up_to >= old.seq) then return old; end if;
    end if;
    raise exception 'the security log is append-only' using errcode = 'insufficient_privilege';
  end $$;
  create or replace function security.check_archive() returns trigger language plpgsql as $$
  begin
    if exists (select from security.line where seq = new.up_to and hash = new.hash) then return new; end if;
    raise exception 'an archive ends with a line of the log' using errcode = 'insufficient_privilege';
  end $$;
  create or replace trigger line_is_kept before update or delete on security.line
    for each row execute function security.keep();
  create or replace trigger lines_are_kept before truncate on security.line execute function security.keep();
  create or replace trigger archive_is_kept before update or delete on security.archive
    for each row execute function security.keep();
  create or replace trigger archives_are_kept before truncate on security.archive execute function security.keep();
  create or replace trigger archive_is_checked before insert on security.archive
    for each row execute function security.check_archive();`;

/**
 * Creates the security log where it is missing. The database itself refuses to change a line, and to remove one that no
 * archive has taken over. What is searched is generated from the content that the chain covers, so it cannot differ.
 */
export const migrateSecurityLog = async (pool: pg.Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query(`begin; select pg_advisory_xact_lock(${MIGRATION_LOCK}); ${TABLES} ${APPEND} ${GUARDS} commit;`);
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};
