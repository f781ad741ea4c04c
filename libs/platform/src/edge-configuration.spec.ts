import { describe, expect, it } from '@jest/globals';
import { readEdge } from './edge-configuration.js';

describe('the configuration of the edge', () => {
  it('has limits, and believes no proxy, unless told', () => {
    expect(readEdge({})).toEqual({
      value: { rates: { account: 3_000, address: 12_000, signIn: 300 }, trustedProxies: [] },
      faults: [],
    });
  });

  it('takes other limits, or none', () => {
    const env = { RATE_LIMIT_ACCOUNT: '60', RATE_LIMIT_ADDRESS: 'off', RATE_LIMIT_SIGN_IN: '5' };
    expect(readEdge(env).value.rates).toEqual({ account: 60, address: null, signIn: 5 });
  });

  it('knows its proxies by address or network', () => {
    const env = { TRUSTED_PROXIES: '10.0.0.0/8, 192.168.1.7,fd00::/8' };
    expect(readEdge(env)).toMatchObject({
      value: { trustedProxies: ['10.0.0.0/8', '192.168.1.7', 'fd00::/8'] },
      faults: [],
    });
  });

  it.each(['everybody', '10.0.0.0/0', '10.0.0.0/33', '10.0.0.0/8/8', '1.2.3'])('does not take %s for a proxy', (text) =>
    expect(readEdge({ TRUSTED_PROXIES: text }).faults).toEqual([
      'TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, separated by commas.',
    ]),
  );

  it('says what is wrong with a limit', () =>
    expect(readEdge({ RATE_LIMIT_ACCOUNT: '0', RATE_LIMIT_SIGN_IN: 'few' }).faults).toEqual([
      'RATE_LIMIT_ACCOUNT must be off, or a whole number of requests a minute from 1 to 100000000.',
      'RATE_LIMIT_SIGN_IN must be off, or a whole number of requests a minute from 1 to 100000000.',
    ]));
});
