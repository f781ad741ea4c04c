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
