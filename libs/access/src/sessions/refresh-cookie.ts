import { NotPermittedError } from '#event-store';
import { headerOf, type SignedInRequest } from './signed-in-request.js';

const NAME = '__Secure-cunzhi-refresh';
const ATTRIBUTES = 'Path=/api/v1/sessions; HttpOnly; Secure; SameSite=Strict';

/** The part of an HTTP reply that sets cookies. */
export type CookieReply = Readonly<{ header(name: string, value: string): unknown }>;

/**
 * Keeps the refresh token (base64url) where no script of the page can read it, for `maxAge` seconds. It goes to the
 * session routes only.
 */
export const setRefreshCookie = (reply: CookieReply, refreshToken: string, maxAge: number): void => {
  reply.header('set-cookie', `${NAME}=${refreshToken}; Max-Age=${maxAge}; ${ATTRIBUTES}`);
};

export const clearRefreshCookie = (reply: CookieReply): void => setRefreshCookie(reply, '', 0);

export const refreshCookieOf = (request: SignedInRequest): string | undefined =>
  (headerOf(request, 'cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1);

/**
 * Another site cannot use the cookie: SameSite=Strict keeps it back, a header of our own needs a preflight that nobody
 * is granted, and a browser that names the page's origin must name ours. Throws NotPermittedError.
 */
export const checkSameSite = (request: SignedInRequest, publicOrigin: string | undefined): void => {
  const origin = headerOf(request, 'origin');
  const isKnown = headerOf(request, 'x-cunzhi-request') !== undefined;
  const isCrossSite = headerOf(request, 'sec-fetch-site') === 'cross-site';
  if (isKnown && !isCrossSite && (origin === undefined || isOurs(origin, request, publicOrigin))) return;
  throw new NotPermittedError('cross-site-request');
};

const isOurs = (origin: string, request: SignedInRequest, publicOrigin: string | undefined): boolean => {
  if (publicOrigin !== undefined) return origin === publicOrigin;
  return URL.canParse(origin) && new URL(origin).host === headerOf(request, 'host');
};
