import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import pg from 'pg';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { migrateAccess } from '../access-schema.js';
import { AccessSettings } from '../access-settings.js';
import type { SecurityEntry } from '../contract/index.js';
import { CredentialStore } from '../credential-store.js';
import { PasswordChoice } from '../password-choice.js';
import { PasswordHasher } from '../password-hasher.js';
import { PresentPassword } from '../present-password.js';
import type { Role } from '../domain/roles.js';
import { MovableClock } from '../access.fixture.js';
import { RefusalRecorder } from '../refusal-recorder.js';
import { SecondFactorDuty } from '../second-factor-duty.js';
import { SecondFactors } from '../second-factors.js';
import { SessionStore } from '../session-store.js';
import { SessionWatch } from '../session-watch.js';
import { SignInAttempts } from '../sign-in-attempts.js';
import { AccessTokens } from './access-tokens.js';
import { OwnSecondFactor } from './own-second-factor.js';
import { OwnPassword } from './own-password.js';
import { SessionService } from './session-service.js';

export const accountId = '6d5c9c1a-5c35-4d0c-9a56-000000000001';
export const personId = '6d5c9c1a-5c35-4d0c-9a56-0000000000a1';
export const password = 'correct horse battery';

/** Counts how often a password is really tried against a hash. */
class CountingHasher extends PasswordHasher {
  tried = 0;
  protected override verify(passwordHash: string, given: string): Promise<boolean> {
    this.tried++;
    return super.verify(passwordHash, given);
  }
}

type World = {
  pool: pg.Pool;
  hasher: CountingHasher;
  credentials: CredentialStore;
  service: SessionService;
  own: OwnPassword;
  factor: OwnSecondFactor;
  factors: SecondFactors;
  watch: SessionWatch;
  settings: AccessSettings;
  /** What the account holds. */
  roles: readonly Role[];
  /** Seconds since 1970, as the second factor counts. */
  epoch: number;
};

/** Sessions of one account over PostgreSQL, made anew for each test. */
export const world = {} as World;
export const lines: SecurityEntry[] = [];
export const tokens = new AccessTokens(new AccessSettings(Buffer.alloc(32, 7)));

let server: PostgresServer;
let passwordHash: string;
const log = { record: async (entry: SecurityEntry) => void lines.push(entry) };
const origin = { device: 'program', network: '127.0.0.0/24' };
const clock = new MovableClock('2026-03-02');

beforeAll(async () => {
  server = await startPostgres();
  const pool = new pg.Pool({ connectionString: server.url });
  pool.on('error', () => undefined);
  await Promise.all([migrateAccess(pool), migrateAccess(pool), migrateAccess(pool)]);
  world.pool = pool;
  passwordHash = await new PasswordHasher().hash(password);
}, 60_000);
beforeEach(async () => {
  const { pool } = world;
  await pool.query('truncate access.credential, access.sign_in_attempt cascade');
  lines.length = 0;
  const settings = new AccessSettings(Buffer.alloc(32, 7), { secondFactor: 'required' });
  const [credentials, hasher] = [new CredentialStore(pool), new CountingHasher()];
  const attempts = new SignInAttempts(pool, clock);
  const sessions = new SessionStore(pool, settings.options);
  const watch = new SessionWatch(sessions, settings);
  const factors = new SecondFactors(pool, settings.factorKey, () => world.epoch * 1000);
  const held = () => world.roles.map((role) => ({ role, orgCode: '3701', from: '2026-01-01', until: null }));
  const service = new SessionService(
    credentials,
    attempts,
    hasher,
    factors,
    sessions,
    watch,
    tokens,
    new SecondFactorDuty(factors, { of: async () => held() } as never, clock, settings),
    settings,
    log,
    new RefusalRecorder(log),
  );
  const present = new PresentPassword(credentials, attempts, hasher);
  const own = new OwnPassword(present, new PasswordChoice(credentials, hasher, settings), sessions, watch, log);
  const factor = new OwnSecondFactor(present, factors, attempts, sessions, watch, log);
  const parts = { pool, hasher, credentials, service, own, factor, factors, watch, settings };
  Object.assign(world, parts, { roles: [], epoch: 1_790_000_000 });
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
  await world.pool.end();
  await server.stop();
});

export const signIn = (loginName: string, given: string, code?: string) =>
  world.service.signIn({ loginName, password: given, code }, origin);
export const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => error,
  );
export const codeOf = async (work: Promise<unknown>) => ((await refusal(work)) as { code?: string }).code ?? 'done';
export const fail = async (loginName: string, times: number) => {
  for (let n = 0; n < times; n++) await refusal(signIn(loginName, 'wrong'));
};
/** Lets time pass for the counted attempts. */
export const pass = (seconds: number) =>
  world.pool.query(
    `update access.sign_in_attempt set last_at = last_at - $1 * interval '1 second',
      locked_until = locked_until - $1 * interval '1 second'`,
    [seconds],
  );
