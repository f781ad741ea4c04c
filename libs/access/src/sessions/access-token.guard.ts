import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { NotPermittedError } from '#event-store';
import { AccessTokens } from './access-tokens.js';
import { NotSignedInError } from './session-error.js';
import { headerOf, type SignedInRequest } from './signed-in-request.js';

const PUBLIC = 'access:public';
const BEFORE_PASSWORD_CHANGE = 'access:before-password-change';

/** Opens a route to everyone. Every other route asks for an access token. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Opens a route to accounts that have yet to choose their own password. */
export const BeforePasswordChange = () => SetMetadata(BEFORE_PASSWORD_CHANGE, true);

@Injectable()
export class AccessTokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.isMarked(PUBLIC, context)) return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const token = /^Bearer (\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
    if (token === undefined) throw new NotSignedInError('not-signed-in');
    const signedIn = await this.tokens.verify(token);
    if (signedIn.mustChangePassword && !this.isMarked(BEFORE_PASSWORD_CHANGE, context))
      throw new NotPermittedError('password-change-required');
    request.signedIn = signedIn;
    return true;
  }

  private isMarked(mark: string, context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean | undefined>(mark, [context.getHandler(), context.getClass()]) ?? false
    );
  }
}
