import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  ResponseBodyError,
  type ClientAuth,
  type Configuration,
  type IDToken,
} from 'openid-client';
import { countsAsSecondFactor } from '../../domain/provider-factor.js';
import { NotSignedInError } from '../../session-error.js';
import { ProviderUnavailableError } from './provider-error.js';
import type { ProviderOptions } from './provider-options.js';

/** What an exchange with the provider must come back with, and the secret that only its beginner knows. */
export type ExchangeSecrets = Readonly<{ state: string; nonce: string; verifier: string }>;

/** What the provider sends people back with. */
export type ProviderAnswer = Readonly<{
  state: string;
  code?: string | undefined;
  iss?: string | undefined;
  error?: string | undefined;
}>;

/** Whom the provider vouches for, and whether by a second factor that counts here. */
export type ProviderProof = Readonly<{ issuer: string; subject: string; factor: boolean }>;

const PATIENCE_SECONDS = 5;
const DISCOVERED_MS = 3_600_000;

/** Faults of what was presented, as opposed to faults of the provider (openid-client's codes). */
const PRESENTED = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
]);

/**
 * Speaks to one OpenID Connect provider: authorization code with PKCE, state and nonce. What the provider publishes about
 * itself is read when it is first needed, and again after an hour, so that this program starts without the provider.
 */
export class ProviderClient {
  private known: Readonly<{ configuration: Promise<Configuration>; until: number }> | undefined;

  constructor(readonly options: ProviderOptions) {}

  /** The address of the provider to which the person goes. Throws ProviderUnavailableError. */
  async begin({ state, nonce, verifier }: ExchangeSecrets, language: string | undefined): Promise<string> {
    const { redirectUrl, counted } = this.options;
    const parameters = {
      redirect_uri: redirectUrl,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(counted.contexts.length > 0 ? { acr_values: counted.contexts.join(' ') } : {}),
      ...(language === undefined ? {} : { ui_locales: language }),
    };
    return buildAuthorizationUrl(await this.configuration(), parameters).href;
  }

  /** Throws NotSignedInError for an answer that proves nothing, ProviderUnavailableError. */
  async finish(answer: ProviderAnswer, { state, nonce, verifier }: ExchangeSecrets): Promise<ProviderProof> {
    const configuration = await this.configuration();
    const url = new URL(this.options.redirectUrl);
    for (const [name, value] of Object.entries(answer)) if (value !== undefined) url.searchParams.set(name, value);
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    try {
      return this.proofOf((await authorizationCodeGrant(configuration, url, checks)).claims()!);
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private proofOf({ iss, sub, amr, acr }: IDToken): ProviderProof {
    const methods = Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : [];
    const means = { methods, context: typeof acr === 'string' ? acr : undefined };
    return { issuer: iss, subject: sub, factor: countsAsSecondFactor(means, this.options.counted) };
  }

  private async configuration(): Promise<Configuration> {
    if (this.known && this.known.until > Date.now()) return this.known.configuration;
    const configuration = this.discover();
    this.known = { configuration, until: Date.now() + DISCOVERED_MS };
    try {
      return await configuration;
    } catch (error) {
      this.known = undefined;
      throw new ProviderUnavailableError(error);
    }
  }

  private discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.options;
    const server = new URL(issuer);
    const insecure = server.protocol === 'http:' ? [allowInsecureRequests] : [];
    const execute = [...insecure, enableNonRepudiationChecks];
    const authentication = byAgreedMethod(clientSecret);
    return discovery(server, clientId, clientSecret, authentication, { timeout: PATIENCE_SECONDS, execute });
  }
}

/** The secret goes in the header, where the provider takes it there; else in the body. */
const byAgreedMethod = (secret: string): ClientAuth => {
  const [inHeader, inBody] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? inHeader : inBody)(server, client, body, headers);
  };
};

const refusalOf = (error: unknown): Error => {
  if (error instanceof AuthorizationResponseError) return new NotSignedInError('provider-declined');
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant')
    return new NotSignedInError('provider-answer-invalid');
  if (error instanceof ClientError && PRESENTED.has(error.code ?? ''))
    return new NotSignedInError('provider-answer-invalid');
  return new ProviderUnavailableError(error);
};
