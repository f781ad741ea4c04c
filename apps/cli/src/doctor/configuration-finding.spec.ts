import { describe, expect, it } from '@jest/globals';
import { addressText, configurationFinding } from './configuration-finding.js';

const provider = {
  issuer: 'https://id.example',
  clientId: 'clerk',
  redirectUrl: 'https://cunzhi.example/back',
  name: '统一身份认证',
  counted: { methods: [], contexts: [] },
};

describe('address without its secrets', () => {
  it.each([
    ['postgres://clerk:s3cret@db.example:5432/cunzhi?sslmode=require', 'postgres://db.example:5432/cunzhi'],
    ['postgres://clerk:s3cret@db.example/cunzhi?password=s3cret', 'postgres://db.example/cunzhi'],
    ['rediss://:s3cret@cache.example:6380/2', 'rediss://cache.example:6380/2'],
    [
      'esdb+discover://admin:s3cret@a.example:2113,b.example:2113?tls=true',
      'esdb+discover://a.example:2113,b.example:2113',
    ],
    ['postgres://clerk:s3cret/s3cret@db.example/cunzhi', 'postgres://db.example'],
    ['postgres://clerk:s3cret?s3cret@db.example/cunzhi', 'postgres://db.example'],
    ['postgres://clerk:s3@cret/x@db.example/cunzhi', 'postgres://…'],
    ['postgres://db.example:x/s3cret', 'postgres://db.example:x'],
  ])('%s', (url, text) => expect(addressText(url)).toBe(text));
});

describe('configuration', () => {
  it('is shown without user, password or master key', () => {
    const finding = configurationFinding({
      mode: 'production',
      host: '127.0.0.1',
      port: 3000,
      dataDir: '.data',
      clock: 'system',
      eventStoreUrl: 'esdb://admin:s3cret@log.example:2113',
      queueUrl: undefined,
      readStoreUrl: 'postgres://clerk:s3cret@db.example/cunzhi',
      keyVaultUrl: undefined,
      masterKey: Buffer.from('s3cret'),
      attachments: { kind: 'folder', folder: '/data/attachments' },
      formTemplates: null,
      attachmentMaxBytes: 20_971_520,
      signIn: {
        secondFactor: 'required',
        idleSeconds: 1_800,
        sessionSeconds: 43_200,
        passwordMaxDays: null,
        publicOrigin: undefined,
        rates: { account: null, address: null, signIn: null },
        provider: { ...provider, clientSecret: 's3cret' },
      },
      trustedProxies: [],
      logLevel: 'info',
    });
    expect(finding.level).toBe('ok');
    expect(finding.en).toContain('EVENT_STORE_URL esdb://log.example:2113');
    expect(finding.en).toContain('QUEUE_URL 内置 embedded PostgreSQL');
    expect(JSON.stringify(finding)).not.toMatch(/s3cret|clerk|admin|czNjcmV0/);
  });
});
