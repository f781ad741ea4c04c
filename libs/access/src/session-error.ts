/** Why nobody is signed in. */
export type SignInFault =
  'not-signed-in' | 'token-expired' | 'wrong-credentials' | 'second-factor-required' | 'wrong-second-factor';

/** Nobody is signed in (401). `wrong-credentials` says the same of an unknown name and of a wrong password. */
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
