/** An account or an address has sent more than it may within a minute (429). */
export class TooManyRequestsError extends Error {
  override readonly name = 'TooManyRequestsError';
  readonly code = 'too-many-requests';
  constructor(readonly retryAfterSeconds: number) {
    super('too-many-requests');
  }
}
