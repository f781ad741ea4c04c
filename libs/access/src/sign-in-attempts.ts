import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '#kernel';
import { foldLoginName } from './domain/login-name.js';

export type LockOut = Readonly<{ attempts: number; seconds: number }>;

/** Five failures lock a login name for 15 minutes. Basis: DEFAULT, unsourced, configurable. */
export const DEFAULT_LOCK_OUT: LockOut = { attempts: 5, seconds: 900 };

const COUNT = `
  insert into access.sign_in_attempt as a (name_digest, attempts, last_at, locked_until)
  values ($1, 1, $4, case when $2 = 1 then $4::timestamptz + $3 * interval '1 second' end)
  on conflict (name_digest) do update set
    attempts = case when a.last_at + $3 * interval '1 second' <= $4::timestamptz then 1 else least(a.attempts + 1, $2 + 1) end,
    last_at = case when a.attempts >= $2 and a.locked_until > $4::timestamptz then a.last_at else $4::timestamptz end,
    locked_until = case
      when a.last_at + $3 * interval '1 second' <= $4::timestamptz then excluded.locked_until
      when a.attempts + 1 = $2 then $4::timestamptz + $3 * interval '1 second'
      else a.locked_until end
  returning attempts, ceil(extract(epoch from locked_until - $4::timestamptz))::int as "secondsLeft"`;

const SWEEP = `
  delete from access.sign_in_attempt where name_digest in (
    select name_digest from access.sign_in_attempt where last_at <= $2::timestamptz - $1 * interval '1 second'
    limit 100 for update skip locked)`;

/**
 * Counts attempts by login name, whether an account has that name or not, so that a lock-out tells nothing about it. An
 * attempt counts before its password is tried: guesses made at the same moment are bounded too.
 */
export class SignInAttempts {
  constructor(
    private readonly pool: pg.Pool,
    private readonly clock: Clock,
    private readonly lockOut: LockOut = DEFAULT_LOCK_OUT,
  ) {}

  /** The seconds for which the name is locked; undefined where the attempt may go on. */
  async count(loginName: string): Promise<number | undefined> {
    const { attempts, seconds } = this.lockOut;
    const values = [digestOf(loginName), attempts, seconds, this.clock.now()];
    const { rows } = await this.pool.query<{ attempts: number; secondsLeft: number }>(COUNT, values);
    const { attempts: made, secondsLeft } = rows[0]!;
    return made > attempts ? secondsLeft : undefined;
  }

  /** A right password clears the name, and sweeps out a few that nobody tried for long. */
  async clear(loginName: string): Promise<void> {
    await this.pool.query('delete from access.sign_in_attempt where name_digest = $1', [digestOf(loginName)]);
    await this.pool.query(SWEEP, [this.lockOut.seconds, this.clock.now()]);
  }
}

const digestOf = (loginName: string): Buffer => createHash('sha256').update(foldLoginName(loginName)).digest();
