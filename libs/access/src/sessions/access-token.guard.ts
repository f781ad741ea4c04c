import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { NotPermittedError } from '#event-store';
import { PUBLIC } from '../public-route.js';
import { SessionWatch } from '../session-watch.js';
import { AccessTokens, type SignedIn } from './access-tokens.js';
import { SecondFactorDuty } from '../second-factor-duty.js';
import { NotSignedInError } from '../session-error.js';
import { headerOf, type SignedInRequest } from './signed-in-request.js';

const BEFORE_PASSWORD_CHANGE = 'access:before-password-change';
const BEFORE_SECOND_FACTOR = 'access:before-second-factor';

/** Opens a route to accounts that have yet to choose their own password or to enrol a second factor. */
export const BeforePasswordChange = () => SetMetadata(BEFORE_PASSWORD_CHANGE, true);

/** Opens a route to accounts that have yet to enrol a second factor. */
export const BeforeSecondFactor = () => SetMetadata(BEFORE_SECOND_FACTOR, true);

@Injectable()
export class AccessTokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionWatch,
    private readonly factorDuty: SecondFactorDuty,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.isMarked(PUBLIC, context)) return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const token = /^Bearer (\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
    if (token === undefined) throw new NotSignedInError('not-signed-in');
    const signedIn = await this.tokens.verify(token);
    if (!(await this.sessions.isOpen(signedIn.sessionId))) throw new NotSignedInError('not-signed-in');
    request.signedIn = signedIn;
    const duty = await this.openDuty(signedIn, context);
    if (duty) throw new NotPermittedError(duty);
    return true;
  }

  private async openDuty(signedIn: SignedIn, context: ExecutionContext): Promise<string | undefined> {
    if (this.isMarked(BEFORE_PASSWORD_CHANGE, context)) return undefined;
    if (signedIn.mustChangePassword) return 'password-change-required';
    if (this.isMarked(BEFORE_SECOND_FACTOR, context)) return undefined;
    return (await this.factorDuty.isOpen(signedIn)) ? 'second-factor-enrolment-required' : undefined;
  }

  private isMarked(mark: string, context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean | undefined>(mark, [context.getHandler(), context.getClass()]) ?? false
    );
  }
}
