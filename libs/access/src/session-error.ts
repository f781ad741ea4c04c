/** Why nobody is signed in. */
export type SignInFault =
  | 'not-signed-in'
  | 'token-expired'
  | 'wrong-credentials'
  | 'second-factor-required'
  | 'wrong-second-factor'
  | ProviderFault;

/** Why an answer of the provider lets nobody in. */
export type ProviderFault =
  'provider-sign-in-expired' | 'provider-answer-invalid' | 'provider-declined' | 'provider-identity-unbound';

/** Nobody is signed in (401; 403 where it is known who is not admitted). `wrong-credentials` says the same of an unknown name and of a wrong password. */
export class NotSignedInError extends Error {
  override readonly name = 'NotSignedInError';
  constructor(readonly code: SignInFault) {
    super(code);
  }
}

/** Too many failures for this login name (429). */
export class LockedOutError extends Error {
  override readonly name = 'LockedOutError';
  readonly code = 'locked-out';
  constructor(readonly retryAfterSeconds: number) {
    super('locked-out');
  }
}

/** Other attempts on this login name are being tried, and none of them ended in time (429). */
export class SignInBusyError extends Error {
  override readonly name = 'SignInBusyError';
  readonly code = 'sign-in-busy';
  readonly retryAfterSeconds = 1;
  constructor() {
    super('sign-in-busy');
  }
}

/** The attempt was not made: the name is locked, or others are being tried. */
export const isHeldBack = (error: unknown): error is LockedOutError | SignInBusyError =>
  error instanceof LockedOutError || error instanceof SignInBusyError;
