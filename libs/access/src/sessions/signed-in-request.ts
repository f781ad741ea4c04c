import type { SignedIn } from './access-tokens.js';

/** The part of an HTTP request that access reads, and the signed-in account that its guard adds. */
export type SignedInRequest = {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  signedIn?: SignedIn;
};

/** The header's value; undefined where it is missing or was sent more than once. */
export const headerOf = ({ headers }: SignedInRequest, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};
