import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { deviceOf, networkOf } from '../domain/client-traits.js';
import type { SessionOrigin } from '../session-store.js';
import { headerOf, type SignedInRequest } from './signed-in-request.js';

/** Browser and network of the request, in coarse words. */
export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext): SessionOrigin => {
  const request = context.switchToHttp().getRequest<SignedInRequest & { ip?: string }>();
  return { device: deviceOf(headerOf(request, 'user-agent')), network: networkOf(request.ip) };
});
