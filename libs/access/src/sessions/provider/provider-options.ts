import type { CountedMeans } from '../../domain/provider-factor.js';

/** An OpenID Connect provider, and what it knows this program by. `name` is shown to people. */
export type ProviderOptions = Readonly<{
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where the provider sends people back to: a page, which hands the answer over to this program. */
  redirectUrl: string;
  name: string;
  counted: CountedMeans;
}>;
