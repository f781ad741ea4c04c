import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { migrateAccess } from '../access-schema.js';
import { AccessSettings } from '../access-settings.js';
import type { SecurityEntry } from '../contract/index.js';
import { CredentialStore } from '../credential-store.js';
import { PasswordHasher } from '../password-hasher.js';
import { RefusalRecorder } from '../refusal-recorder.js';
import { SignInAttempts } from '../sign-in-attempts.js';
import { AccessTokens } from './access-tokens.js';
import { OwnPassword } from './own-password.js';
import { SessionService } from './session-service.js';
import { SessionStore } from './session-store.js';

const accountId = '6d5c9c1a-5c35-4d0c-9a56-000000000001';
const personId = '6d5c9c1a-5c35-4d0c-9a56-0000000000a1';
const password = 'correct horse battery';

/** Counts how often a password is really tried against a hash. */
class CountingHasher extends PasswordHasher {
  tried = 0;
  protected override verify(passwordHash: string, given: string): Promise<boolean> {
    this.tried++;
    return super.verify(passwordHash, given);
  }
}

let server: PostgresServer;
let pool: pg.Pool;
let hasher: CountingHasher;
let passwordHash: string;
let credentials: CredentialStore;
let service: SessionService;
let own: OwnPassword;
const lines: SecurityEntry[] = [];
const log = { record: async (entry: SecurityEntry) => void lines.push(entry) };
const tokens = new AccessTokens(new AccessSettings(Buffer.alloc(32, 7)));

beforeAll(async () => {
  server = await startPostgres();
  pool = new pg.Pool({ connectionString: server.url });
  pool.on('error', () => undefined);
  await Promise.all([migrateAccess(pool), migrateAccess(pool), migrateAccess(pool)]);
  passwordHash = await new PasswordHasher().hash(password);
}, 60_000);
beforeEach(async () => {
  await pool.query('truncate access.credential, access.sign_in_attempt cascade');
  hasher = new CountingHasher();
  lines.length = 0;
  credentials = new CredentialStore(pool);
  const attempts = new SignInAttempts(pool);
  const sessions = new SessionStore(pool, 3600);
  service = new SessionService(credentials, attempts, hasher, sessions, tokens, log, new RefusalRecorder(log));
  own = new OwnPassword(credentials, attempts, hasher, sessions, log);
  await credentials.add({
    accountId,
    loginName: 'Li.XiuYing',
    personId,
    orgCode: '370102001',
    passwordHash,
    mustChange: false,
  });
});
afterAll(async () => {
  await pool.end();
  await server.stop();
});

const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => error,
  );
const codeOf = async (work: Promise<unknown>) => ((await refusal(work)) as { code?: string }).code ?? 'done';
const fail = async (loginName: string, times: number) => {
  for (let n = 0; n < times; n++) await refusal(service.signIn(loginName, 'wrong'));
};
/** Lets time pass for the counted attempts. */
const pass = (seconds: number) =>
  pool.query(
    `update access.sign_in_attempt set last_at = last_at - $1 * interval '1 second',
      locked_until = locked_until - $1 * interval '1 second'`,
    [seconds],
  );

describe('signing in', () => {
  it('gives tokens for the right password, whatever the case of the name', async () => {
    const session = await service.signIn('LI.xiuying', password);
    const { actor, mustChangePassword } = await tokens.verify(session.accessToken);
    expect(actor).toEqual({ accountId, personId, orgCode: '370102001' });
    expect([mustChangePassword, session.expiresIn]).toEqual([false, 900]);
  });

  it('answers an unknown name and a wrong password alike, after the same work', async () => {
    const wrong = await refusal(service.signIn('li.xiuying', 'wrong'));
    const triedForWrong = hasher.tried;
    const unknown = await refusal(service.signIn('nobody', 'wrong'));
    expect(unknown).toEqual(wrong);
    expect(wrong).toMatchObject({ code: 'wrong-credentials', message: 'wrong-credentials' });
    expect([triedForWrong, hasher.tried]).toEqual([1, 2]);
  });

  it.each(['li.xiuying', 'nobody'])('locks %s for fifteen minutes after five failures', async (name) => {
    await fail(name, 5);
    const locked = await refusal(service.signIn(name, password));
    expect(locked).toMatchObject({ code: 'locked-out', retryAfterSeconds: expect.any(Number) });
    const { retryAfterSeconds } = locked as { retryAfterSeconds: number };
    expect(retryAfterSeconds > 800 && retryAfterSeconds <= 900).toBe(true);
    expect(hasher.tried).toBe(5);
  });

  it('is on record with its session, and so is the end of it', async () => {
    const session = await tokens.verify((await service.signIn('li.xiuying', password)).accessToken);
    await service.signOut(session);
    const { sessionId: subject } = session;
    const line = { outcome: 'allowed', accountId, orgCode: '370102001', subject };
    expect(lines).toEqual([
      { kind: 'sign-in', ...line },
      { kind: 'sign-out', ...line },
    ]);
  });

  it('puts failures on record by account, and never the name that was typed', async () => {
    await fail('li.xiuying', 6);
    await fail('nobody-has-this', 1);
    expect(lines.map(({ kind, outcome, accountId: whose, code }) => [kind, outcome, whose, code])).toEqual([
      ['sign-in', 'refused', accountId, 'wrong-credentials'],
      ['sign-in', 'refused', accountId, 'locked-out'],
      ['sign-in', 'refused', '', 'wrong-credentials'],
    ]);
    expect(JSON.stringify(lines)).not.toContain('nobody-has-this');
  });

  it('counts a name in any case as one name, and locks no other', async () => {
    await fail('LI.XIUYING', 3);
    await fail('li.xiuying', 2);
    expect(await codeOf(service.signIn('Li.XiuYing', password))).toBe('locked-out');
    expect(await codeOf(service.signIn('wang', password))).toBe('wrong-credentials');
  });

  it('does not lengthen the lock by further attempts, and opens it when its time is over', async () => {
    await fail('li.xiuying', 5);
    await pass(600);
    expect(await codeOf(service.signIn('li.xiuying', password))).toBe('locked-out');
    await pass(300);
    expect(await codeOf(service.signIn('li.xiuying', password))).toBe('done');
  });

  it('starts to count anew after the lock', async () => {
    await fail('li.xiuying', 5);
    await pass(900);
    await fail('li.xiuying', 4);
    expect(await codeOf(service.signIn('li.xiuying', password))).toBe('done');
  });

  it('forgets the failures after the right password', async () => {
    await fail('li.xiuying', 4);
    await service.signIn('li.xiuying', password);
    await fail('li.xiuying', 4);
    expect(await codeOf(service.signIn('li.xiuying', password))).toBe('done');
  });

  it('tries no more than five of many guesses made at once', async () => {
    await Promise.all(Array.from({ length: 30 }, () => refusal(service.signIn('li.xiuying', 'wrong'))));
    expect(hasher.tried).toBe(5);
  });

  it('sweeps out what nobody tried for long', async () => {
    await fail('nobody', 1);
    await pass(900);
    await service.signIn('li.xiuying', password);
    expect((await pool.query('select * from access.sign_in_attempt')).rows).toEqual([]);
  });
});

describe('a session', () => {
  it('goes on with a new refresh token each time', async () => {
    const first = await service.signIn('li.xiuying', password);
    const second = await service.refresh(first.refreshToken);
    const third = await service.refresh(second.refreshToken);
    expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    const sessions = await Promise.all([first, second, third].map(({ accessToken }) => tokens.verify(accessToken)));
    expect(new Set(sessions.map(({ sessionId }) => sessionId)).size).toBe(1);
  });

  it('ends when a used refresh token comes back', async () => {
    const first = await service.signIn('li.xiuying', password);
    const second = await service.refresh(first.refreshToken);
    expect(await codeOf(service.refresh(first.refreshToken))).toBe('not-signed-in');
    expect(await codeOf(service.refresh(second.refreshToken))).toBe('not-signed-in');
  });

  it('serves one of two that use the same refresh token at once, and ends', async () => {
    const { refreshToken } = await service.signIn('li.xiuying', password);
    const both = await Promise.allSettled([service.refresh(refreshToken), service.refresh(refreshToken)]);
    const served = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(served).toHaveLength(1);
    expect(await codeOf(service.refresh(served[0]!.refreshToken))).toBe('not-signed-in');
  });

  it('leaves other sessions of the account alone when it ends', async () => {
    const here = await service.signIn('li.xiuying', password);
    const there = await service.signIn('li.xiuying', password);
    await service.signOut(await tokens.verify(here.accessToken));
    expect(await codeOf(service.refresh(here.refreshToken))).toBe('not-signed-in');
    expect(await codeOf(service.refresh(there.refreshToken))).toBe('done');
  });

  it('ends by itself, and is swept out by a later one', async () => {
    const { refreshToken } = await service.signIn('li.xiuying', password);
    await pool.query(`update access.session set ends_at = now() - interval '1 second'`);
    expect(await codeOf(service.refresh(refreshToken))).toBe('not-signed-in');
    await service.signIn('li.xiuying', password);
    expect((await pool.query('select * from access.session')).rows).toHaveLength(1);
    expect((await pool.query('select * from access.refresh_token')).rows).toHaveLength(1);
  });

  it('ends with its account', async () => {
    const { refreshToken } = await service.signIn('li.xiuying', password);
    await credentials.remove(accountId);
    expect(await codeOf(service.refresh(refreshToken))).toBe('not-signed-in');
    expect(await codeOf(service.signIn('li.xiuying', password))).toBe('wrong-credentials');
  });

  it('keeps no token and no password in the database', async () => {
    const { refreshToken } = await service.signIn('li.xiuying', password);
    const tables = ['credential', 'session', 'refresh_token', 'sign_in_attempt'];
    const rows = await Promise.all(tables.map((table) => pool.query(`select t::text from access.${table} t`)));
    const text = JSON.stringify(rows.map((result) => result.rows as unknown));
    expect(text).toContain('argon2id');
    for (const secret of [refreshToken, Buffer.from(refreshToken).toString('hex'), password])
      expect(text).not.toContain(secret);
  });

  it('knows no made-up token', async () => expect(await codeOf(service.refresh('A'.repeat(43)))).toBe('not-signed-in'));
});

describe('changing the own password', () => {
  const signIn = async () => {
    const session = await service.signIn('li.xiuying', password);
    return { ...session, signedIn: await tokens.verify(session.accessToken) };
  };

  it('takes the new password from then on, and ends the other sessions', async () => {
    const [here, there] = [await signIn(), await signIn()];
    await own.change(here.signedIn, password, 'a new and longer one');
    expect(await codeOf(service.signIn('li.xiuying', password))).toBe('wrong-credentials');
    expect(await codeOf(service.signIn('li.xiuying', 'a new and longer one'))).toBe('done');
    expect(await codeOf(service.refresh(there.refreshToken))).toBe('not-signed-in');
    expect(await codeOf(service.refresh(here.refreshToken))).toBe('done');
  });

  it('lifts the duty to change', async () => {
    await pool.query('update access.credential set must_change = true');
    const { signedIn, refreshToken } = await signIn();
    expect(signedIn.mustChangePassword).toBe(true);
    await own.change(signedIn, password, 'a new and longer one');
    expect((await service.refresh(refreshToken)).mustChangePassword).toBe(false);
  });

  it('asks for the present password, and counts wrong ones like failed sign-ins', async () => {
    const { signedIn } = await signIn();
    for (let n = 0; n < 5; n++)
      expect(await codeOf(own.change(signedIn, 'wrong', 'a new and longer one'))).toBe('wrong-credentials');
    expect(await codeOf(own.change(signedIn, password, 'a new and longer one'))).toBe('locked-out');
  });

  it.each([
    ['short', 'password-too-short'],
    [password, 'password-unchanged'],
  ])('refuses %p as %s', async (wanted, code) => {
    const { signedIn } = await signIn();
    expect(await codeOf(own.change(signedIn, password, wanted))).toBe(code);
    expect(await codeOf(service.signIn('li.xiuying', password))).toBe('done');
  });
});
