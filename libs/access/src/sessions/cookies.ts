import { headerOf, type SignedInRequest } from './signed-in-request.js';

/** The part of an HTTP reply that sets cookies. */
export type CookieReply = Readonly<{ header(name: string, value: string): unknown }>;

export const cookieOf = (request: SignedInRequest, name: string): string | undefined =>
  (headerOf(request, 'cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
