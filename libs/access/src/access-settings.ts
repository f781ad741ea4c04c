import { DEFAULT_LOCK_OUT, type LockOut } from './sign-in-attempts.js';

export type AccessOptions = Readonly<{
  issuer: string;
  audience: string;
  accessTokenSeconds: number;
  /** How long a person stays signed in without giving the password again. */
  sessionSeconds: number;
  lockOut: LockOut;
}>;

/** Basis: DEFAULT, unsourced, configurable: 15 minutes a token, 12 hours a session. */
export const DEFAULT_ACCESS: AccessOptions = {
  issuer: 'cunzhi',
  audience: 'cunzhi-api',
  accessTokenSeconds: 900,
  sessionSeconds: 43_200,
  lockOut: DEFAULT_LOCK_OUT,
};

const KEY_BYTES = 32;

/** What the program's configuration gives to AccessModule. `tokenKey` signs access tokens (HS256, at least 32 bytes). */
export class AccessSettings {
  readonly options: AccessOptions;

  constructor(
    readonly tokenKey: Uint8Array,
    options: Partial<AccessOptions> = {},
  ) {
    if (tokenKey.byteLength < KEY_BYTES) throw new RangeError(`the token key needs at least ${KEY_BYTES} bytes`);
    this.options = { ...DEFAULT_ACCESS, ...options };
  }
}
