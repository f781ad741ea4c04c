import { describe, expect, it } from '@jest/globals';
import { readProvider } from './provider-configuration.js';

const sound = {
  OIDC_ISSUER: 'https://id.example.gov.cn/realms/county',
  OIDC_CLIENT_ID: 'cunzhi',
  OIDC_CLIENT_SECRET: 'a secret',
  OIDC_REDIRECT_URL: 'https://cunzhi.example.gov.cn/sign-in/provider',
};
const faultsOf = (env: Record<string, string>, mode: 'development' | 'production' = 'production') =>
  readProvider(env, mode).faults;

describe('the configuration of a provider', () => {
  it('may be left out', () => expect(readProvider({}, 'production')).toEqual({ value: undefined, faults: [] }));

  it('counts nothing as a second factor that is not named', () => {
    expect(readProvider(sound, 'production')).toEqual({
      value: {
        issuer: 'https://id.example.gov.cn/realms/county',
        clientId: 'cunzhi',
        clientSecret: 'a secret',
        redirectUrl: 'https://cunzhi.example.gov.cn/sign-in/provider',
        name: '统一身份认证',
        counted: { methods: [], contexts: [] },
      },
      faults: [],
    });
    const named = { ...sound, OIDC_SECOND_FACTOR_AMR: 'mfa, otp', OIDC_SECOND_FACTOR_ACR: 'urn:two' };
    expect(readProvider(named, 'production').value?.counted).toEqual({
      methods: ['mfa', 'otp'],
      contexts: ['urn:two'],
    });
  });

  it('names what is missing, and never a secret', () => {
    expect(faultsOf({ OIDC_ISSUER: sound.OIDC_ISSUER })).toEqual([
      'OIDC_CLIENT_ID must be set where OIDC_ISSUER is.',
      'OIDC_CLIENT_SECRET must be set where OIDC_ISSUER is.',
      'OIDC_REDIRECT_URL must be set where OIDC_ISSUER is.',
    ]);
    expect(faultsOf({ OIDC_CLIENT_SECRET: 'a secret' })).toEqual(['OIDC_CLIENT_SECRET is set without OIDC_ISSUER.']);
  });

  it('speaks plain HTTP in development only', () => {
    const plain = { ...sound, OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_REDIRECT_URL: 'http://127.0.0.1:3000/back' };
    expect(faultsOf(plain, 'development')).toEqual([]);
    expect(faultsOf(plain)).toEqual([
      'OIDC_ISSUER must be an https address without a query.',
      'OIDC_REDIRECT_URL must be an https address without a query.',
    ]);
  });

  it.each(['id.example', 'https://id.example/?a=1', 'https://user@id.example/', 'https://id.example/#a', 'ftp://id'])(
    'does not take %s for an issuer',
    (issuer) =>
      expect(faultsOf({ ...sound, OIDC_ISSUER: issuer }, 'development')).toEqual([
        'OIDC_ISSUER must be an https or http address without a query.',
      ]),
  );
});
