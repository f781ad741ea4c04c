import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';

/** By what a session was opened: `providerFactor` says that the provider has asked for a second factor that counts. */
export type SessionMeans = Readonly<{ byProvider: boolean; providerFactor: boolean }>;

export const BY_PASSWORD: SessionMeans = { byProvider: false, providerFactor: false };

/** `refreshToken` is shown once; the store keeps its digest. */
export type OpenSession = SessionMeans & Readonly<{ sessionId: string; accountId: string; refreshToken: string }>;

/** How somebody came in: coarse words for the browser and the network. */
export type SessionOrigin = Readonly<{ device: string; network: string }>;

/** A session as its owner sees it; instants in UTC. */
export type ListedSession = SessionOrigin & Readonly<{ sessionId: string; openedAt: string; usedAt: string }>;

export type SessionLimits = Readonly<{ sessionSeconds: number; idleSeconds: number }>;

const SWEEP = `
  delete from access.session where id in (
    select id from access.session where ends_at < now() limit 100 for update skip locked)`;

const ALIVE = `s.revoked_at is null and s.ends_at > now() and s.used_at > now() - $2 * interval '1 second'`;

const FIND = `
  select s.id as "sessionId", s.account_id as "accountId", s.by_provider as "byProvider",
    s.provider_factor as "providerFactor", t.used_at is not null as used, ${ALIVE} as alive
  from access.refresh_token t join access.session s on s.id = t.session_id where t.digest = $1 for update`;

/** Uses are written down once a minute. */
const USE = `
  with asked as (select s.id, s.used_at from access.session s where s.id = any($1::uuid[]) and ${ALIVE}),
  used as (update access.session s set used_at = now() from asked
    where s.id = asked.id and asked.used_at < now() - interval '1 minute')
  select id from asked`;

/** A page that is left open does not use its session by watching it. */
const OPEN = `select s.id from access.session s where s.id = any($1::uuid[]) and ${ALIVE}`;

const LIST = `
  select id as "sessionId", opened_at as "openedAt", used_at as "usedAt", device, network
  from access.session s where account_id = $1 and ${ALIVE} order by opened_at desc`;

const REVOKE = 'update access.session set revoked_at = now() where revoked_at is null and';

type Found = SessionMeans & { sessionId: string; accountId: string; used: boolean; alive: boolean };

/**
 * Sessions and their refresh tokens. A refresh token (256 random bits) works once and is followed by the next; one that
 * comes back after its use was copied, so it ends the session. Renewing is no use: a session that sends no requests ends.
 */
export class SessionStore {
  constructor(
    private readonly pool: pg.Pool,
    private readonly limits: SessionLimits,
  ) {}

  async open(accountId: string, { device, network }: SessionOrigin, means = BY_PASSWORD): Promise<OpenSession> {
    await this.pool.query(SWEEP);
    const session = { sessionId: randomUUID(), accountId, refreshToken: newToken(), ...means };
    const { sessionId, refreshToken, byProvider, providerFactor } = session;
    const seconds = this.limits.sessionSeconds;
    await this.pool.query(
      `with opened as (
         insert into access.session (id, account_id, ends_at, device, network, by_provider, provider_factor)
         values ($1, $2, now() + $3 * interval '1 second', $5, $6, $7, $8)),
       signed_in as (update access.credential set signed_in_at = now() where account_id = $2)
       insert into access.refresh_token (digest, session_id) values ($4, $1)`,
      [sessionId, accountId, seconds, digestOf(refreshToken), device, network, byProvider, providerFactor],
    );
    return session;
  }

  /** Undefined where the token is unknown, was used before, or its session has ended. */
  async rotate(refreshToken: string): Promise<OpenSession | undefined> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const next = await rotated(client, digestOf(refreshToken), this.limits.idleSeconds);
      await client.query('commit');
      return next;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  /** Those of the sessions that are open, each of which is now in use. */
  async use(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const query = { name: 'access_use', text: USE, values: [sessionIds, this.limits.idleSeconds] };
    return new Set((await this.pool.query<{ id: string }>(query)).rows.map(({ id }) => id));
  }

  /** Those of the sessions that are open, whether they are in use or not. */
  async openAmong(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const query = { name: 'access_open', text: OPEN, values: [sessionIds, this.limits.idleSeconds] };
    return new Set((await this.pool.query<{ id: string }>(query)).rows.map(({ id }) => id));
  }

  async list(accountId: string): Promise<readonly ListedSession[]> {
    return (await this.pool.query<ListedSession>(LIST, [accountId, this.limits.idleSeconds])).rows;
  }

  async revoke(sessionId: string): Promise<void> {
    await this.pool.query(`${REVOKE} id = $1`, [sessionId]);
  }

  /** False where the account has no such open session. */
  async revokeOne(accountId: string, sessionId: string): Promise<boolean> {
    return (await this.pool.query(`${REVOKE} account_id = $1 and id = $2`, [accountId, sessionId])).rowCount === 1;
  }

  /** Every session of the account, but for the one to keep. Answers how many. */
  async revokeAll(accountId: string, keep: string | null = null): Promise<number> {
    const text = `${REVOKE} account_id = $1 and id is distinct from $2`;
    return (await this.pool.query(text, [accountId, keep])).rowCount ?? 0;
  }
}

const rotated = async (client: pg.PoolClient, digest: Buffer, idle: number): Promise<OpenSession | undefined> => {
  const [found] = (await client.query<Found>(FIND, [digest, idle])).rows;
  if (!found?.alive) return undefined;
  const { used, alive: _alive, ...session } = found;
  const { sessionId } = session;
  if (used) {
    await client.query(`${REVOKE} id = $1`, [sessionId]);
    return undefined;
  }
  const refreshToken = newToken();
  await client.query('update access.refresh_token set used_at = now() where digest = $1', [digest]);
  await client.query('insert into access.refresh_token (digest, session_id) values ($1, $2)', [
    digestOf(refreshToken),
    sessionId,
  ]);
  return { ...session, refreshToken };
};

const newToken = (): string => randomBytes(32).toString('base64url');

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();
