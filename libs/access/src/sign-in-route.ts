import { SetMetadata } from '@nestjs/common';

export const SIGN_IN = 'access:sign-in';

/** A route by which people get in: counted for each address, so that nobody tries many names from one. */
export const SignInRoute = () => SetMetadata(SIGN_IN, true);
