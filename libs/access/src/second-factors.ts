import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { generateSecret, generateURI, verify } from 'otplib';
import type pg from 'pg';
import { decrypt, encrypt, GroupedLookup, RejectedError } from '#event-store';

/** `uri` (otpauth) is what an authenticator app reads from a QR code. Both are shown once. */
export type NewFactor = Readonly<{ secret: string; uri: string }>;

const REMEMBERED = 50_000;
const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;
const RECOVERY_SIGNS = 16;
const TOTP = /^\d{6}$/;
const RECOVERY = /^[0-9a-z]{4}(?:-[0-9a-z]{4}){3}$/;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * One-time passwords by time (RFC 6238: six digits, 30 seconds, SHA-1, as authenticator apps know them) and recovery
 * codes. Secrets are stored encrypted, bound to their account; recovery codes (80 random bits) as keyed digests. A code
 * of one step before or after the present is taken, each step once. Runs by real time.
 */
export class SecondFactors {
  private readonly confirmed: LRUCache<string, true>;
  private readonly lookup: GroupedLookup<true>;
  private changes = 0;

  /** What is asked with each request is asked of the database anew after `believedMs`. */
  constructor(
    private readonly pool: pg.Pool,
    private readonly key: Buffer,
    private readonly now: () => number = Date.now,
    believedMs = 1_000,
  ) {
    this.confirmed = new LRUCache({ max: REMEMBERED, ttl: believedMs });
    this.lookup = new GroupedLookup((ids) => this.confirmedAmong(ids));
  }

  /** As `isConfirmed`; a removal in another process is seen within a second. */
  async hasBeenConfirmed(accountId: string): Promise<boolean> {
    if (this.confirmed.has(accountId)) return true;
    const { changes } = this;
    if (!(await this.lookup.find(accountId))) return false;
    if (changes === this.changes) this.confirmed.set(accountId, true);
    return true;
  }

  async isConfirmed(accountId: string): Promise<boolean> {
    const text = 'select 1 from access.second_factor where account_id = $1 and confirmed_at is not null';
    return (await this.pool.query(text, [accountId])).rowCount === 1;
  }

  /** Begins anew where an earlier beginning was not confirmed. Throws RejectedError where one is confirmed. */
  async begin(accountId: string, label: string): Promise<NewFactor> {
    const secret = generateSecret();
    const { rowCount } = await this.pool.query(
      `insert into access.second_factor as f (account_id, secret) values ($1, $2)
       on conflict (account_id) do update set secret = excluded.secret where f.confirmed_at is null`,
      [accountId, encrypt(this.key, Buffer.from(secret), accountId)],
    );
    if (rowCount === 0) throw new RejectedError('second-factor-enrolled');
    return { secret, uri: generateURI({ issuer: '村治', label, secret }) };
  }

  /** The first code proves that the app has the secret. Answers the recovery codes, which are shown once. */
  async confirm(accountId: string, code: string): Promise<readonly string[]> {
    if (await this.isConfirmed(accountId)) throw new RejectedError('second-factor-enrolled');
    if (!(await this.takesStep(accountId, code))) throw new RejectedError('wrong-second-factor');
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await this.pool.query(
      `with confirmed as (
         update access.second_factor set confirmed_at = now() where account_id = $1)
       insert into access.recovery_code (account_id, digest) select $1, unnest($2::bytea[])`,
      [accountId, codes.map((recovery) => this.digestOf(accountId, recovery))],
    );
    return codes;
  }

  /** True for the code of the present step or an unused recovery code; either works once. */
  async accepts(accountId: string, code: string): Promise<boolean> {
    if (!(await this.isConfirmed(accountId))) return false;
    const given = code.trim().toLowerCase();
    if (TOTP.test(given)) return this.takesStep(accountId, given);
    if (!RECOVERY.test(given)) return false;
    const { rowCount } = await this.pool.query(
      'update access.recovery_code set used_at = now() where account_id = $1 and digest = $2 and used_at is null',
      [accountId, this.digestOf(accountId, given)],
    );
    return rowCount === 1;
  }

  async remove(accountId: string): Promise<void> {
    await this.pool.query('delete from access.second_factor where account_id = $1', [accountId]);
    this.changes++;
    this.confirmed.delete(accountId);
  }

  private async confirmedAmong(accountIds: readonly string[]): Promise<ReadonlyMap<string, true>> {
    const text =
      'select account_id as id from access.second_factor where account_id = any($1) and confirmed_at is not null';
    const { rows } = await this.pool.query<{ id: string }>({ name: 'access_factors', text, values: [accountIds] });
    return new Map(rows.map(({ id }) => [id, true]));
  }

  private async takesStep(accountId: string, token: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ secret: Buffer; last: string }>(
      'select secret, last_step::text as last from access.second_factor where account_id = $1',
      [accountId],
    );
    const [factor] = rows;
    if (!factor || !TOTP.test(token)) return false;
    const secret = decrypt(this.key, factor.secret, accountId).toString();
    const epoch = Math.floor(this.now() / 1000);
    const result = await verify({ secret, token, epoch, epochTolerance: STEP_SECONDS, period: STEP_SECONDS });
    if (!result.valid || !('timeStep' in result)) return false;
    const { rowCount } = await this.pool.query(
      'update access.second_factor set last_step = $2 where account_id = $1 and last_step < $2',
      [accountId, result.timeStep],
    );
    return rowCount === 1;
  }

  private digestOf(accountId: string, recovery: string): Buffer {
    return createHmac('sha256', this.key).update(`recovery/${accountId}/${recovery}`).digest();
  }
}

/** Sixteen signs of 32, in groups of four. */
const newRecoveryCode = (): string =>
  Array.from(randomBytes(RECOVERY_SIGNS), (byte) => ALPHABET[byte % ALPHABET.length])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');
