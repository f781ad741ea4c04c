/** The provider cannot be reached, or does not work as agreed (503). Signing in by password is not touched by it. */
export class ProviderUnavailableError extends Error {
  override readonly name = 'ProviderUnavailableError';
  readonly code = 'provider-unavailable';
  constructor(cause: unknown) {
    super('provider-unavailable', { cause });
  }
}
