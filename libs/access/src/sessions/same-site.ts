import { NotPermittedError } from '#event-store';
import { headerOf, type SignedInRequest } from './signed-in-request.js';

/**
 * Another site cannot use a cookie: SameSite=Strict keeps it back, a header of our own needs a preflight that nobody is
 * granted, and a browser that names the page's origin must name ours. Throws NotPermittedError.
 */
export const checkSameSite = (request: SignedInRequest, publicOrigin: string | undefined): void => {
  if (headerOf(request, 'x-cunzhi-request') === undefined) throw new NotPermittedError('cross-site-request');
  refuseCrossSite(request, publicOrigin);
};

/** Refuses what a browser says to come from a page of another site. Throws NotPermittedError. */
export const refuseCrossSite = (request: SignedInRequest, publicOrigin: string | undefined): void => {
  const origin = headerOf(request, 'origin');
  const isCrossSite = headerOf(request, 'sec-fetch-site') === 'cross-site';
  if (!isCrossSite && (origin === undefined || isOurs(origin, request, publicOrigin))) return;
  throw new NotPermittedError('cross-site-request');
};

const isOurs = (origin: string, request: SignedInRequest, publicOrigin: string | undefined): boolean => {
  if (publicOrigin !== undefined) return origin === publicOrigin;
  return URL.canParse(origin) && new URL(origin).host === headerOf(request, 'host');
};
