import type { Actor } from '#kernel';
import type { SignedIn } from './access-tokens.js';

/**
 * The part of an HTTP request that access reads, the signed-in account that its guard adds, and, where the request is made
 * in the place of another, the account as it acts for them.
 */
export type SignedInRequest = {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  signedIn?: SignedIn;
  acting?: Actor;
};

/** The header's value; undefined where it is missing or was sent more than once. */
export const headerOf = ({ headers }: SignedInRequest, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};
