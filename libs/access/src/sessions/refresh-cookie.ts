import { cookieOf, type CookieReply } from './cookies.js';
import type { SignedInRequest } from './signed-in-request.js';

const NAME = '__Secure-cunzhi-refresh';
const ATTRIBUTES = 'Path=/api/v1/sessions; HttpOnly; Secure; SameSite=Strict';

/**
 * Keeps the refresh token (base64url) where no script of the page can read it, for `maxAge` seconds. It goes to the
 * session routes only.
 */
export const setRefreshCookie = (reply: CookieReply, refreshToken: string, maxAge: number): void => {
  reply.header('set-cookie', `${NAME}=${refreshToken}; Max-Age=${maxAge}; ${ATTRIBUTES}`);
};

export const clearRefreshCookie = (reply: CookieReply): void => setRefreshCookie(reply, '', 0);

export const refreshCookieOf = (request: SignedInRequest): string | undefined => cookieOf(request, NAME);
