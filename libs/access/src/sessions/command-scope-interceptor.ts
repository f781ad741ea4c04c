import { randomUUID } from 'node:crypto';
import {
  BadRequestException,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Observable, type Subscription } from 'rxjs';
import { deriveId, inScope, type CommandScope } from '#event-store';
import type { Actor } from '#kernel';
import { headerOf, type SignedInRequest } from './signed-in-request.js';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,200}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Runs every signed-in request in the scope of its account. The command id comes from the account and the
 * `Idempotency-Key` header (8 to 200 visible ASCII characters), so that nobody repeats another's command; without the
 * header each request is a command of its own. A correlation id is taken from `X-Correlation-Id` where it is a UUID.
 */
@Injectable()
export class CommandScopeInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    if (!request.signedIn) return next.handle();
    const scope = scopeOf(request, request.signedIn.actor);
    return new Observable((subscriber) => {
      let handled: Subscription | undefined;
      inScope(scope, async () => {
        handled = next.handle().subscribe(subscriber);
      }).catch((error: unknown) => subscriber.error(error));
      return () => handled?.unsubscribe();
    });
  }
}

const scopeOf = (request: SignedInRequest, actor: Actor): CommandScope => {
  const key = headerOf(request, 'idempotency-key');
  if (request.headers['idempotency-key'] !== undefined && !IDEMPOTENCY_KEY.test(key ?? ''))
    throw new BadRequestException({ code: 'invalid-idempotency-key' });
  const commandId = key === undefined ? randomUUID() : deriveId(actor.accountId, key);
  const correlation = headerOf(request, 'x-correlation-id') ?? '';
  return { commandId, correlationId: UUID.test(correlation) ? correlation.toLowerCase() : commandId, actor };
};
