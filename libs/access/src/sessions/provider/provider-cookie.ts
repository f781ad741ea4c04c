import { cookieOf, type CookieReply } from '../cookies.js';
import type { SignedInRequest } from '../signed-in-request.js';
import { EXCHANGE_SECONDS } from './provider-exchanges.js';

const NAME = '__Secure-cunzhi-provider';
const ATTRIBUTES = 'Path=/api/v1; HttpOnly; Secure; SameSite=Strict';

/** Ties an exchange with the provider to the browser that began it. */
export const setTicketCookie = (reply: CookieReply, ticket: string): void => {
  reply.header('set-cookie', `${NAME}=${ticket}; Max-Age=${EXCHANGE_SECONDS}; ${ATTRIBUTES}`);
};

export const ticketCookieOf = (request: SignedInRequest): string | undefined => cookieOf(request, NAME);
