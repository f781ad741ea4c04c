import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';

/** `refreshToken` is shown once; the store keeps its digest. */
export type OpenSession = Readonly<{ sessionId: string; accountId: string; refreshToken: string }>;

const SWEEP = `
  delete from access.session where id in (
    select id from access.session where ends_at < now() limit 100 for update skip locked)`;

const FIND = `
  select s.id as "sessionId", s.account_id as "accountId", t.used_at is not null as used,
    s.revoked_at is null and s.ends_at > now() as alive
  from access.refresh_token t join access.session s on s.id = t.session_id where t.digest = $1 for update`;

type Found = { sessionId: string; accountId: string; used: boolean; alive: boolean };

/**
 * Sessions and their refresh tokens. A refresh token (256 random bits) works once and is followed by the next; one that
 * comes back after its use was copied, so it ends the session.
 */
export class SessionStore {
  constructor(
    private readonly pool: pg.Pool,
    private readonly sessionSeconds: number,
  ) {}

  async open(accountId: string): Promise<OpenSession> {
    await this.pool.query(SWEEP);
    const session = { sessionId: randomUUID(), accountId, refreshToken: newToken() };
    await this.pool.query(
      `with opened as (
         insert into access.session (id, account_id, ends_at) values ($1, $2, now() + $3 * interval '1 second'))
       insert into access.refresh_token (digest, session_id) values ($4, $1)`,
      [session.sessionId, accountId, this.sessionSeconds, digestOf(session.refreshToken)],
    );
    return session;
  }

  /** Undefined where the token is unknown, was used before, or its session has ended. */
  async rotate(refreshToken: string): Promise<OpenSession | undefined> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const next = await rotated(client, digestOf(refreshToken));
      await client.query('commit');
      return next;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  async revoke(sessionId: string): Promise<void> {
    await this.pool.query('update access.session set revoked_at = now() where id = $1', [sessionId]);
  }

  async revokeOthers(accountId: string, sessionId: string): Promise<void> {
    const text = 'update access.session set revoked_at = now() where account_id = $1 and id <> $2';
    await this.pool.query(text, [accountId, sessionId]);
  }
}

const rotated = async (client: pg.PoolClient, digest: Buffer): Promise<OpenSession | undefined> => {
  const { sessionId, accountId, used, alive } = (await client.query<Found>(FIND, [digest])).rows[0] ?? {};
  if (sessionId === undefined || accountId === undefined || !alive) return undefined;
  if (used) {
    await client.query('update access.session set revoked_at = now() where id = $1', [sessionId]);
    return undefined;
  }
  const refreshToken = newToken();
  await client.query('update access.refresh_token set used_at = now() where digest = $1', [digest]);
  await client.query('insert into access.refresh_token (digest, session_id) values ($1, $2)', [
    digestOf(refreshToken),
    sessionId,
  ]);
  return { sessionId, accountId, refreshToken };
};

const newToken = (): string => randomBytes(32).toString('base64url');

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();
