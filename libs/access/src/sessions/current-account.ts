import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '#kernel';
import type { SignedIn } from './access-tokens.js';
import { NotSignedInError } from '../session-error.js';
import type { SignedInRequest } from './signed-in-request.js';

const signedInOf = (context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<SignedInRequest>();
  if (!signedIn) throw new NotSignedInError('not-signed-in');
  return signedIn;
};

/** The actor of the request, as the access token names it. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => signedInOf(context).actor,
);

export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn =>
  signedInOf(context),
);

/** The actor of a request that got past the guard, for whomever they act; undefined for any other. */
export const actorOf = (request: object): Actor | undefined => {
  const { acting, signedIn } = request as Partial<SignedInRequest>;
  return acting ?? signedIn?.actor;
};
