import { randomUUID } from 'node:crypto';
import {
  BadRequestException,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Observable, type Subscription } from 'rxjs';
import { deriveId, inScope, NotPermittedError, type CommandScope } from '#event-store';
import { Clock, type Actor } from '#kernel';
import { Mandates } from '../scoping/mandates.js';
import { SecondFactorDuty } from '../second-factor-duty.js';
import type { SignedIn } from './access-tokens.js';
import { lateEntryOf } from './late-entry.js';
import { headerOf, type SignedInRequest } from './signed-in-request.js';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,200}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Runs every signed-in request in the scope of its account. The command id comes from the account and the
 * `Idempotency-Key` header (8 to 200 visible ASCII characters), so that nobody repeats another's command; without the
 * header each request is a command of its own. A correlation id is taken from `X-Correlation-Id` where it is a UUID.
 * `Acting-For` names the person in whose place the request is made; `Occurred-At` and `Entry-Reason` say when an act happened
 * that is entered later, and why.
 */
@Injectable()
export class CommandScopeInterceptor implements NestInterceptor {
  constructor(
    private readonly mandates: Mandates,
    private readonly factorDuty: SecondFactorDuty,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const { signedIn } = request;
    if (!signedIn) return next.handle();
    const scope = scopeOf(request, signedIn.actor, this.clock.now());
    const principal = principalOf(request);
    return new Observable((subscriber) => {
      let handled: Subscription | undefined;
      const handle = async () => {
        if (!subscriber.closed) handled = next.handle().subscribe(subscriber);
      };
      const handleFor = async (personId: string) =>
        inScope({ ...scope, actor: await this.actorFor(request, signedIn, personId) }, handle);
      const handling = principal === undefined ? inScope(scope, handle) : handleFor(principal);
      handling.catch((error: unknown) => subscriber.error(error));
      return () => handled?.unsubscribe();
    });
  }

  /** What is lent keeps its conditions: a role that needs a second factor needs that of the substitute. */
  private async actorFor(request: SignedInRequest, signedIn: SignedIn, personId: string): Promise<Actor> {
    const actor = await this.mandates.actorFor(signedIn.actor, personId);
    request.acting = actor;
    const lent = (await this.mandates.standingOf(actor))?.held ?? [];
    if (await this.factorDuty.isOpenFor(signedIn, lent))
      throw new NotPermittedError('second-factor-enrolment-required');
    return actor;
  }
}

const principalOf = (request: SignedInRequest): string | undefined => {
  if (request.headers['acting-for'] === undefined) return undefined;
  const personId = headerOf(request, 'acting-for') ?? '';
  if (!UUID.test(personId)) throw new BadRequestException({ code: 'invalid-acting-for' });
  return personId.toLowerCase();
};

const scopeOf = (request: SignedInRequest, actor: Actor, now: string): CommandScope => {
  const key = headerOf(request, 'idempotency-key');
  if (request.headers['idempotency-key'] !== undefined && !IDEMPOTENCY_KEY.test(key ?? ''))
    throw new BadRequestException({ code: 'invalid-idempotency-key' });
  const commandId = key === undefined ? randomUUID() : deriveId(actor.accountId, key);
  const correlation = headerOf(request, 'x-correlation-id') ?? '';
  const correlationId = UUID.test(correlation) ? correlation.toLowerCase() : commandId;
  const late = lateEntryOf(request, now);
  return { commandId, correlationId, actor, ...(late ? { late } : {}) };
};
