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
  alter table access.sign_in_attempt add column if not exists in_flight integer not null default 0;
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
  create index if not exists refresh_token_session on access.refresh_token (session_id);
  alter table access.session add column if not exists used_at timestamptz not null default now();
  alter table access.credential add column if not exists signed_in_at timestamptz;
  create index if not exists credential_person on access.credential (person_id);
  alter table access.session add column if not exists device text;
  alter table access.session add column if not exists network text;
  create table if not exists access.password_history (
    account_id uuid not null references access.credential on delete cascade,
    password_hash text not null,
    replaced_at timestamptz not null default clock_timestamp());
  create index if not exists password_history_account on access.password_history (account_id, replaced_at);
  create table if not exists access.second_factor (
    account_id uuid primary key references access.credential on delete cascade,
    secret bytea not null,
    last_step bigint not null default 0,
    confirmed_at timestamptz);
  create table if not exists access.recovery_code (
    account_id uuid not null references access.second_factor on delete cascade,
    digest bytea not null,
    used_at timestamptz,
    primary key (account_id, digest));
  create table if not exists access.recovery (
    id uuid primary key,
    account_id uuid not null references access.credential on delete cascade,
    proposed_by text not null,
    proposed_for text,
    proposal_ends_at timestamptz not null,
    confirmed_by text,
    code_digest bytea,
    code_ends_at timestamptz,
    used_at timestamptz);
  create index if not exists recovery_account on access.recovery (account_id);
  create unlogged table if not exists access.rate (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint);
  alter table access.session add column if not exists by_provider boolean not null default false;
  alter table access.session add column if not exists provider_factor boolean not null default false;
  create table if not exists access.provider_identity (
    account_id uuid primary key references access.credential on delete cascade,
    issuer text not null,
    subject_digest bytea not null,
    bound_by text not null,
    bound_at timestamptz not null default now(),
    unique (issuer, subject_digest));
  create table if not exists access.provider_exchange (
    digest bytea primary key,
    purpose text not null,
    account_id uuid references access.credential on delete cascade,
    sealed bytea not null,
    ends_at timestamptz not null,
    answered_at timestamptz);
  create index if not exists provider_exchange_ends on access.provider_exchange (ends_at);
  create table if not exists access.provider_binding (
    id uuid primary key,
    account_id uuid not null references access.credential on delete cascade,
    issuer text not null,
    subject_digest bytea not null,
    proposed_by text not null,
    proposed_for text,
    ends_at timestamptz not null,
    confirmed_by text);
  create index if not exists provider_binding_account on access.provider_binding (account_id);`;

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
