import { hkdfSync } from 'node:crypto';
import type { ProviderOptions } from './sessions/provider/provider-options.js';
import { DEFAULT_RATES, type Rates } from './sessions/rate-limits/rates.js';
import { DEFAULT_LOCK_OUT, type LockOut } from './sign-in-attempts.js';

export type AccessOptions = Readonly<{
  issuer: string;
  audience: string;
  accessTokenSeconds: number;
  /** How long a person stays signed in without giving the password again. */
  sessionSeconds: number;
  /** How long a session lives without a request. */
  idleSeconds: number;
  /** How long a process may go on believing that a session is open. */
  sessionCheckMs: number;
  lockOut: LockOut;
  /** How many passwords of the past are not taken again. */
  passwordHistory: number;
  /** After how many days a password must be changed; null for never. */
  passwordMaxDays: number | null;
  /** `required` lets an account whose roles need a second factor do nothing but enrol one. */
  secondFactor: 'required' | 'relaxed';
  /** How long a proposed recovery waits for the second administrator, and its code for the person. */
  recovery: Readonly<{ proposalSeconds: number; codeSeconds: number }>;
  /** Origin under which browsers reach the program, where it is not the `Host` of their requests. */
  publicOrigin: string | undefined;
  rates: Rates;
  /** The OpenID Connect provider by which people may sign in, where there is one. */
  provider: ProviderOptions | undefined;
}>;

/**
 * Basis: DEFAULT, unsourced, configurable: 15 minutes a token, 12 hours a session, 30 minutes without use, five passwords,
 * a day for the second administrator, an hour for the person.
 */
export const DEFAULT_ACCESS: AccessOptions = {
  issuer: 'cunzhi',
  audience: 'cunzhi-api',
  accessTokenSeconds: 900,
  sessionSeconds: 43_200,
  idleSeconds: 1_800,
  sessionCheckMs: 1_000,
  lockOut: DEFAULT_LOCK_OUT,
  passwordHistory: 5,
  passwordMaxDays: null,
  secondFactor: 'relaxed',
  recovery: { proposalSeconds: 86_400, codeSeconds: 3_600 },
  publicOrigin: undefined,
  rates: DEFAULT_RATES,
  provider: undefined,
};

const KEY_BYTES = 32;

/** What the program's configuration gives to AccessModule. `tokenKey` signs access tokens (HS256, at least 32 bytes). */
export class AccessSettings {
  readonly options: AccessOptions;
  /** Encrypts the secrets of second factors and digests codes; derived for that purpose. */
  readonly factorKey: Buffer;

  constructor(
    readonly tokenKey: Uint8Array,
    options: Partial<AccessOptions> = {},
  ) {
    if (tokenKey.byteLength < KEY_BYTES) throw new RangeError(`the token key needs at least ${KEY_BYTES} bytes`);
    this.options = { ...DEFAULT_ACCESS, ...options };
    this.factorKey = Buffer.from(hkdfSync('sha256', tokenKey, '', 'cunzhi/second-factor', KEY_BYTES));
  }
}
