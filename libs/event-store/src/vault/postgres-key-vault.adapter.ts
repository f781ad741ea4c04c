import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { PoolEnd } from '../postgres/pool-end.js';
import { decrypt, encrypt, KEY_BYTES } from './cipher.js';
import { personOf } from './in-memory-key-vault.adapter.js';
import { KeyVault } from './key-vault.port.js';

const MIGRATION_LOCK = 7_203_117;

/** One implicit transaction: several processes may run it at once. */
const DDL = `
  select pg_advisory_xact_lock(${MIGRATION_LOCK});
  create schema if not exists vault;
  create table if not exists vault.identity (sole boolean primary key default true check (sole), id uuid not null, proof bytea not null);
  create table if not exists vault.subject_key (
    subject text primary key, person text not null, wrapped bytea, destroyed_at timestamptz);
  create index if not exists subject_key_person on vault.subject_key (person);
  create table if not exists vault.erased_person (person text primary key, erased_at timestamptz not null default now());`;

/** Answers the keys that it made; those that were there already are not among them. */
const MAKE = `
  insert into vault.subject_key (subject, person, wrapped)
  select n.subject, n.person, n.wrapped from unnest($1::text[], $2::text[], $3::bytea[]) as n(subject, person, wrapped)
  where not exists (select 1 from vault.erased_person e where e.person = n.person)
  on conflict (subject) do nothing returning subject, wrapped`;

const PROOF = 'cunzhi key vault';
const CACHE_MS = 30_000;
const CACHE_SIZE = 50_000;
const CONNECTIONS = 8;

/** The master key does not open this vault. */
export class WrongMasterKeyError extends Error {
  override readonly name = 'WrongMasterKeyError';
}

type KeyRow = { subject: string; wrapped: Buffer };
type Waiter = { resolve: (key: Buffer | undefined) => void; reject: (error: unknown) => void };

/** Keys in PostgreSQL, wrapped by the master key. New keys of concurrent callers are made in one statement. */
export class PostgresKeyVault extends KeyVault {
  private readonly cache = new Map<string, { key: Buffer; until: number }>();
  private waiting = new Map<string, Waiter[]>();
  private making = false;

  private readonly pool: pg.Pool;
  private readonly poolEnd: PoolEnd;

  constructor(
    url: string,
    private readonly masterKey: Buffer,
    onError: (error: Error) => void = () => undefined,
  ) {
    super();
    this.pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
    this.pool.on('error', onError);
    this.poolEnd = new PoolEnd(this.pool);
  }

  /** Creates the vault where it is missing and returns its id. Throws WrongMasterKeyError. */
  async open(): Promise<string> {
    await this.pool.query(DDL);
    const proof = encrypt(this.masterKey, Buffer.from(PROOF), PROOF);
    const insert = 'insert into vault.identity (id, proof) values ($1, $2) on conflict (sole) do nothing';
    await this.pool.query(insert, [randomUUID(), proof]);
    const { rows } = await this.pool.query<{ id: string; proof: Buffer }>('select id, proof from vault.identity');
    try {
      decrypt(this.masterKey, rows[0]!.proof, PROOF);
    } catch {
      throw new WrongMasterKeyError('the master key does not open the key vault of this database');
    }
    return rows[0]!.id;
  }

  close(): Promise<void> {
    return this.poolEnd.end();
  }

  keyFor(subject: string): Promise<Buffer | undefined> {
    const cached = this.fromCache(subject);
    if (cached) return Promise.resolve(cached);
    return new Promise((resolve, reject) => {
      const waiters = this.waiting.get(subject);
      if (waiters) waiters.push({ resolve, reject });
      else this.waiting.set(subject, [{ resolve, reject }]);
      if (!this.making) void this.makeWaiting();
    });
  }

  async keysOf(subjects: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const found = new Map<string, Buffer>();
    const unknown: string[] = [];
    for (const subject of subjects) {
      const cached = this.fromCache(subject);
      if (cached) found.set(subject, cached);
      else unknown.push(subject);
    }
    if (unknown.length === 0) return found;
    const { rows } = await this.pool.query<KeyRow>({
      name: 'vault_keys_of',
      text: 'select subject, wrapped from vault.subject_key where subject = any($1) and wrapped is not null',
      values: [unknown],
    });
    for (const { subject, wrapped } of rows) found.set(subject, this.remember(subject, wrapped));
    return found;
  }

  async destroy(subject: string): Promise<void> {
    const wholePerson = !subject.includes('/');
    if (wholePerson)
      await this.pool.query('insert into vault.erased_person (person) values ($1) on conflict do nothing', [subject]);
    await this.pool.query(
      `insert into vault.subject_key (subject, person, wrapped, destroyed_at) values ($1, $2, null, now())
       on conflict (subject) do update set wrapped = null, destroyed_at = coalesce(vault.subject_key.destroyed_at, now())`,
      [subject, personOf(subject)],
    );
    if (wholePerson)
      await this.pool.query(
        'update vault.subject_key set wrapped = null, destroyed_at = now() where person = $1 and wrapped is not null',
        [subject],
      );
    for (const known of this.cache.keys())
      if (known === subject || (wholePerson && personOf(known) === subject)) this.cache.delete(known);
  }

  private async makeWaiting(): Promise<void> {
    this.making = true;
    while (this.waiting.size > 0) {
      const batch = this.waiting;
      this.waiting = new Map();
      const subjects = [...batch.keys()];
      try {
        await this.make(subjects.filter((subject) => !this.fromCache(subject)));
        const keys = await this.keysOf(subjects);
        for (const [subject, waiters] of batch) for (const waiter of waiters) waiter.resolve(keys.get(subject));
      } catch (error) {
        for (const waiters of batch.values()) for (const waiter of waiters) waiter.reject(error);
      }
    }
    this.making = false;
  }

  private async make(subjects: readonly string[]): Promise<void> {
    if (subjects.length === 0) return;
    const wrapped = subjects.map((subject) => encrypt(this.masterKey, randomBytes(KEY_BYTES), subject));
    const values = [subjects, subjects.map(personOf), wrapped];
    const { rows } = await this.pool.query<KeyRow>({ name: 'vault_make', text: MAKE, values });
    for (const row of rows) this.remember(row.subject, row.wrapped);
  }

  private fromCache(subject: string): Buffer | undefined {
    const entry = this.cache.get(subject);
    if (!entry) return undefined;
    if (entry.until > Date.now()) return entry.key;
    this.cache.delete(subject);
    return undefined;
  }

  private remember(subject: string, wrapped: Buffer): Buffer {
    const key = decrypt(this.masterKey, wrapped, subject);
    if (this.cache.size >= CACHE_SIZE) this.cache.delete(this.cache.keys().next().value!);
    this.cache.set(subject, { key, until: Date.now() + CACHE_MS });
    return key;
  }
}
