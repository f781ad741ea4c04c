/** Requests a minute; null for no limit. `signIn` counts what an address tries to get in by, whatever the account. */
export type Rates = Readonly<{ account: number | null; address: number | null; signIn: number | null }>;

/**
 * Basis: DEFAULT, unsourced: 50 requests a second of an account, 200 of an address, behind which a whole office may sit,
 * and 5 sign-ins of an address.
 */
export const DEFAULT_RATES: Rates = { account: 3_000, address: 12_000, signIn: 300 };
