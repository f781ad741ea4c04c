import type { ProviderOptions } from '#access';

type Environment = Readonly<Record<string, string | undefined>>;

const NEEDED = ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_REDIRECT_URL'] as const;
const FURTHER = ['OIDC_NAME', 'OIDC_SECOND_FACTOR_AMR', 'OIDC_SECOND_FACTOR_ACR'] as const;

/** Reads from the environment how to speak to an OpenID Connect provider, with a sentence for each fault. */
export const readProvider = (
  env: Environment,
  mode: 'development' | 'production',
): Readonly<{ value: ProviderOptions | undefined; faults: string[] }> => {
  const given = (name: string) => env[name] ?? '';
  const issuer = given('OIDC_ISSUER');
  if (issuer === '') {
    const alone = [...NEEDED, ...FURTHER].filter((name) => given(name) !== '');
    return { value: undefined, faults: alone.map((name) => `${name} is set without OIDC_ISSUER.`) };
  }
  const faults = NEEDED.filter((name) => given(name) === '').map((name) => `${name} must be set where OIDC_ISSUER is.`);
  for (const name of ['OIDC_ISSUER', 'OIDC_REDIRECT_URL'])
    if (given(name) !== '' && !isPlainAddress(given(name), mode)) faults.push(addressFault(name, mode));
  const value = {
    issuer,
    clientId: given('OIDC_CLIENT_ID'),
    clientSecret: given('OIDC_CLIENT_SECRET'),
    redirectUrl: given('OIDC_REDIRECT_URL'),
    name: given('OIDC_NAME') || '统一身份认证',
    counted: {
      methods: wordsOf(given('OIDC_SECOND_FACTOR_AMR')),
      contexts: wordsOf(given('OIDC_SECOND_FACTOR_ACR')),
    },
  };
  return { value: faults.length > 0 ? undefined : value, faults };
};

const wordsOf = (text: string): readonly string[] => text.split(/[\s,]+/).filter((word) => word !== '');

const isPlainAddress = (text: string, mode: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && mode !== 'production');
};

const addressFault = (name: string, mode: string): string =>
  `${name} must be an https${mode === 'production' ? '' : ' or http'} address without a query.`;
