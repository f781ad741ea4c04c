import type pg from 'pg';

const DDL = `
  create schema if not exists access;
  create table if not exists access.credential (
    account_id uuid primary key,
    login_name text not null unique,
    person_id uuid,
    org_code text not null,
    password_hash text not null,
    must_change boolean not null,
    changed_at timestamptz not null default now());
  create table if not exists access.sign_in_attempt (
    name_digest bytea primary key,
    attempts integer not null,
    last_at timestamptz not null,
    locked_until timestamptz);
  create index if not exists sign_in_attempt_last on access.sign_in_attempt (last_at);
  create table if not exists access.session (
    id uuid primary key,
    account_id uuid not null references access.credential on delete cascade,
    opened_at timestamptz not null default now(),
    ends_at timestamptz not null,
    revoked_at timestamptz);
  create index if not exists session_account on access.session (account_id);
  create index if not exists session_ends on access.session (ends_at);
  create table if not exists access.refresh_token (
    digest bytea primary key,
    session_id uuid not null references access.session on delete cascade,
    used_at timestamptz);
  create index if not exists refresh_token_session on access.refresh_token (session_id);`;

const LOCK = 7_203_120;

/** Creates the tables of credentials and sessions where they are missing. Several processes may do so at once. */
export const migrateAccess = async (pool: pg.Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query(`begin; select pg_advisory_xact_lock(${LOCK}); ${DDL} commit;`);
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};
