import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Clock } from '#kernel';
import { foldLoginName } from './domain/login-name.js';
import { LockedOutError, SignInBusyError } from './session-error.js';

export type LockOut = Readonly<{ attempts: number; seconds: number }>;

/** Five failures lock a login name for 15 minutes. Basis: DEFAULT, unsourced, configurable. */
export const DEFAULT_LOCK_OUT: LockOut = { attempts: 5, seconds: 900 };

/** How long an attempt waits for those that are being tried, and how often it asks. Basis: DEFAULT, unsourced. */
const [PATIENCE_MS, PAUSE_MS] = [5_000, 100];

/** A place for one more attempt, where failures and attempts in flight leave one. */
const TAKE = `
  insert into access.sign_in_attempt as a (name_digest, attempts, in_flight, last_at)
  values ($1, 1, 1, $4)
  on conflict (name_digest) do update set
    attempts = case when a.last_at + $3 * interval '1 second' <= $4::timestamptz then 1 else a.attempts + 1 end,
    in_flight = case when a.last_at + $3 * interval '1 second' <= $4::timestamptz then 1 else a.in_flight + 1 end,
    last_at = $4::timestamptz,
    locked_until = null
  where a.attempts < $2 or a.last_at + $3 * interval '1 second' <= $4::timestamptz`;

/** Seconds of the lock; none where the places are taken by attempts in flight alone. */
const LOCKED = `
  select ceil(extract(epoch from
    coalesce(locked_until, last_at + $2 * interval '1 second') - $3::timestamptz))::int as seconds
  from access.sign_in_attempt where name_digest = $1 and (in_flight = 0 or locked_until > $3::timestamptz)`;

const FAIL = `
  update access.sign_in_attempt set
    in_flight = greatest(in_flight - 1, 0),
    last_at = $4::timestamptz,
    locked_until = case
      when locked_until is null and attempts - greatest(in_flight - 1, 0) >= $2
        then $4::timestamptz + $3 * interval '1 second'
      else locked_until end
  where name_digest = $1`;

/** Failures are forgotten; what is still being tried keeps its places. */
const SUCCEED = `
  update access.sign_in_attempt set
    attempts = greatest(in_flight - 1, 0), in_flight = greatest(in_flight - 1, 0), locked_until = null
  where name_digest = $1`;

const FORGET = 'delete from access.sign_in_attempt where name_digest = $1 and attempts = 0';

const SWEEP = `
  delete from access.sign_in_attempt where name_digest in (
    select name_digest from access.sign_in_attempt where last_at <= $2::timestamptz - $1 * interval '1 second'
    limit 100 for update skip locked)`;

/**
 * Counts attempts by login name, whether an account has that name or not, so that a lock-out tells nothing about it. An
 * attempt takes its place before its password is tried: guesses made at the same moment are bounded too. Only failures
 * lock; whoever comes while the places are taken by attempts that are being tried waits for one of them.
 */
export class SignInAttempts {
  constructor(
    private readonly pool: pg.Pool,
    private readonly clock: Clock,
    private readonly lockOut: LockOut = DEFAULT_LOCK_OUT,
  ) {}

  /**
   * Does the work as one attempt: it has failed where it throws; else the name is cleared, and a few that nobody tried for
   * long are swept out. Throws LockedOutError, SignInBusyError where no place came free in time, and what the work throws.
   */
  async trying<T>(loginName: string, work: () => Promise<T>): Promise<T> {
    const digest = createHash('sha256').update(foldLoginName(loginName)).digest();
    const { attempts, seconds } = this.lockOut;
    await this.takePlace(digest);
    const done = await work().catch(async (error: unknown) => {
      await this.pool.query(FAIL, [digest, attempts, seconds, this.clock.now()]);
      throw error;
    });
    await this.pool.query(SUCCEED, [digest]);
    await this.pool.query(FORGET, [digest]);
    await this.pool.query(SWEEP, [seconds, this.clock.now()]);
    return done;
  }

  private async takePlace(digest: Buffer): Promise<void> {
    const { attempts, seconds } = this.lockOut;
    for (let waited = 0; ; waited += PAUSE_MS) {
      const taken = await this.pool.query(TAKE, [digest, attempts, seconds, this.clock.now()]);
      if (taken.rowCount === 1) return;
      const { rows } = await this.pool.query<{ seconds: number }>(LOCKED, [digest, seconds, this.clock.now()]);
      if (rows[0]) throw new LockedOutError(rows[0].seconds);
      if (waited >= PATIENCE_MS) throw new SignInBusyError();
      await sleep(PAUSE_MS);
    }
  }
}
