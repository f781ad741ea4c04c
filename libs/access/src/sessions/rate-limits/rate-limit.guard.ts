import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { sourceOf } from '../../domain/client-traits.js';
import type { SignedInRequest } from '../signed-in-request.js';
import { SIGN_IN } from '../../sign-in-route.js';
import { RateLimits } from './rate-limits.js';

/** Counts signed-in requests for their account, and attempts to get in for their address. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { signedIn, ip } = context.switchToHttp().getRequest<SignedInRequest & { ip?: string }>();
    if (signedIn) await this.limits.take('account', signedIn.actor.accountId);
    const isSignIn = this.reflector.get<boolean | undefined>(SIGN_IN, context.getHandler()) ?? false;
    if (isSignIn) await this.limits.take('signIn', sourceOf(ip));
    return true;
  }
}
