import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { documentOf, operationsOf } from '../fixtures/open-api.fixture.js';
import { rawAnswer } from '../fixtures/raw-http.fixture.js';

jest.setTimeout(60_000);

const [PER_ADDRESS, PER_ACCOUNT, SIGN_INS] = [400, 60, 20];

let site: Installation;

beforeAll(async () => {
  site = await openInstallation({
    PUBLIC_URL: 'https://cunzhi.example',
    TRUSTED_PROXIES: '127.0.0.1',
    RATE_LIMIT_ADDRESS: String(PER_ADDRESS),
    RATE_LIMIT_ACCOUNT: String(PER_ACCOUNT),
    RATE_LIMIT_SIGN_IN: String(SIGN_INS),
  });
}, 120_000);
afterAll(() => site.close());

/** As a client whose address the proxy names: each part of this suite has an address of its own. */
const from = (address: string) => ({ 'x-forwarded-for': address });

/** What differs from answer to answer, or belongs to the connection. */
const PASSING = ['connection', 'content-length', 'date', 'etag', 'keep-alive', 'last-modified', 'transfer-encoding'];

const headersOf = async (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') => {
  const answer = await fetch(`${site.address}${path}`, { method, headers: { ...from('198.51.100.1'), ...headers } });
  await answer.body?.cancel();
  return Object.fromEntries([...answer.headers].filter(([name]) => !PASSING.includes(name)));
};

const everywhere = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
};
const inert = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
const docs =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
const json = 'application/json; charset=utf-8';
const problem = 'application/problem+json; charset=utf-8';

describe('the headers of an answer', () => {
  it.each([
    ['JSON', '/api/v1/sign-in-methods', json],
    ['the document', '/api/openapi.json', json],
    ['a refusal', '/api/v1/inbox', problem],
    ['what is not there', '/api/v1/no-such-thing', problem],
    ['an address that cannot be read', '/api/v1/%ff', problem],
    ['a method that it has not', '/api/v1/me', problem],
  ])('of %s are all of these and no more', async (what, path, type) => {
    const method = what.startsWith('a method') ? 'PATCH' : 'GET';
    expect(await headersOf(path, {}, method)).toEqual({
      ...everywhere,
      'content-security-policy': inert,
      'content-type': type,
    });
  });

  it('of the documentation let its own scripts run, and its files be kept', async () => {
    const page = { ...everywhere, 'content-security-policy': docs, 'content-type': 'text/html' };
    expect(await headersOf('/api/docs')).toEqual(page);
    expect(await headersOf('/api/docs/swagger-ui.css')).toMatchObject({
      'content-security-policy': docs,
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=0',
      'x-content-type-options': 'nosniff',
    });
  });

  it('of a file and of a stream of events are those of the interface', async () => {
    const { accessToken } = await site.visitors.session('civil');
    const authorization = `Bearer ${accessToken}`;
    expect(await headersOf('/api/v1/imports/people/template', { authorization })).toEqual({
      ...everywhere,
      'content-security-policy': inert,
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="people.xlsx"',
    });
    expect(await headersOf('/api/v1/alerts/stream', { authorization })).toEqual({
      ...everywhere,
      'content-security-policy': inert,
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
  });

  it('of what is no HTTP, or more than the server reads, are the same', async () => {
    for (const [request, status, code] of [
      ['NONSENSE\r\n\r\n', '400 Bad Request', 'unreadable-request'],
      [
        `GET / HTTP/1.1\r\nx: ${'x'.repeat(17_000)}\r\n\r\n`,
        '431 Request Header Fields Too Large',
        'headers-too-large',
      ],
    ] as const) {
      const answer = await rawAnswer(site.address, request);
      expect(answer).toContain(`HTTP/1.1 ${status}\r\n`);
      for (const [name, value] of Object.entries(everywhere)) expect(answer).toContain(`${name}: ${value}\r\n`);
      expect(answer).toContain(`"code":"${code}"`);
    }
  });
});

describe('a body', () => {
  const send = async (headers: Readonly<Record<string, string>>, body: string | Uint8Array) => {
    const answer = await fetch(`${site.address}/api/v1/recoveries/use`, {
      method: 'POST',
      headers: { ...from('198.51.100.2'), ...headers },
      body: body as string,
    });
    return `${answer.status} ${((await answer.json()) as { code: string }).code}`;
  };
  const type = { 'content-type': 'application/json' };

  it.each<[string, Record<string, string>, string | Uint8Array, string]>([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'code=1', '415 unsupported-media-type'],
    ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--', '415 unsupported-media-type'],
    ['JSON in GBK', { 'content-type': 'application/json; charset=gbk' }, '{}', '415 unsupported-media-type'],
    ['no type', {}, Buffer.from('{}'), '415 unsupported-media-type'],
    ['packed JSON', { ...type, 'content-encoding': 'gzip' }, '{}', '415 unsupported-media-type'],
    [
      'broken UTF-8',
      type,
      Buffer.from([...Buffer.from('{"loginName":"'), 0xb4, 0xe5, 0x22, 0x7d]),
      '400 unreadable-body',
    ],
    ['more than a megabyte', type, ' '.repeat(1_100_000), '413 body-too-large'],
    ['nesting without end', type, `{"code":${'['.repeat(50)}${']'.repeat(50)}}`, '400 input-too-deep'],
    ['a shape that is none', { 'content-type': 'application/json;charset=utf-8' }, '{"mood":1}', '400 invalid-input'],
  ])('of %s', async (_what, headers, body, said) => expect(await send(headers, body)).toBe(said));

  it('of a form with files is taken by nobody but routes for files', async () => {
    const { status, body } = await site.visitors.upload('member', '/substitutions', 'a', from('198.51.100.2'));
    expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
  });
});

describe('a cookie', () => {
  const cookieOf = async (login: string): Promise<string> => {
    const { headers } = await site.visitors.send('/sessions', {
      body: { loginName: login, password: site.passwords.get(login), cookie: true },
      headers: from('198.51.100.3'),
    });
    return headers.get('set-cookie')!.split(';')[0]!;
  };

  it('signs nobody in on any route: each asks for a token, for a header of its own, or for nobody', async () => {
    const cookie = await cookieOf('secretary');
    const document = await documentOf(site.address);
    const open = new Set(Object.entries(document.paths).flatMap(([path]) => (isPublic(path) ? [path] : [])));
    const answered: string[] = [];
    for (const { method, path } of operationsOf(document)) {
      if (open.has(path)) continue;
      const address = `${site.address}${path.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000')}`;
      const { status } = await fetch(address, { method, headers: { ...from('198.51.100.4'), cookie } });
      if (status !== 401) answered.push(`${method} ${path}: ${status}`);
    }
    expect(answered).toEqual([]);
    expect(open.size).toBe(OPEN.length);
  });

  it.each([
    ['without the header', {}],
    ['from another site', { 'x-cunzhi-request': '1', 'sec-fetch-site': 'cross-site' }],
    ['from another origin', { 'x-cunzhi-request': '1', origin: 'https://evil.example' }],
    ['from its own host, which is not its public address', { 'x-cunzhi-request': '1', origin: 'http://127.0.0.1' }],
  ])('renews no session %s', async (_what, headers) => {
    const cookie = await cookieOf('leader');
    const sent = { body: {}, headers: { ...from('198.51.100.5'), cookie, ...headers } };
    const { status, body } = await site.visitors.send('/sessions/refresh', sent);
    expect([status, body.code]).toEqual([403, 'cross-site-request']);
    const ours = { 'x-cunzhi-request': '1', origin: 'https://cunzhi.example', 'sec-fetch-site': 'same-origin' };
    const renewed = await site.visitors.send('/sessions/refresh', {
      body: {},
      headers: { ...from('198.51.100.5'), cookie, ...ours },
    });
    expect(renewed.status).toBe(201);
  });

  it('is set for no page of another site', async () => {
    const { status, body } = await site.visitors.send('/sessions', {
      body: { loginName: 'leader', password: site.passwords.get('leader'), cookie: true },
      headers: { ...from('198.51.100.6'), origin: 'https://evil.example' },
    });
    expect([status, body.code]).toEqual([403, 'cross-site-request']);
  });
});

/** Routes that nobody signs in for. */
const OPEN = [
  ...['live', 'ready'].map((state) => `/api/health/${state}`),
  ...['', '.css', '.js'].map((part) => `/sign-in/provider${part}`),
  ...['sessions', 'sessions/refresh', 'recoveries/use', 'sign-in-methods'].map((path) => `/api/v1/${path}`),
  ...['provider-sign-ins', 'provider-sign-ins/completion'].map((path) => `/api/v1/${path}`),
];
const isPublic = (path: string): boolean => OPEN.includes(path);

describe('where no provider is set up', () => {
  it('signing in by one is refused, and nothing is offered', async () => {
    const headers = from('198.51.100.7');
    const { body } = await site.visitors.send<{ provider: null }>('/sign-in-methods', { headers });
    expect(body.provider).toBeNull();
    const { status, body: refused } = await site.visitors.send('/provider-sign-ins', { body: {}, headers });
    expect([status, refused.code]).toEqual([404, 'provider-off']);
  });
});

describe('who sends too much', () => {
  const ask = async (count: number, headers: Readonly<Record<string, string>>, path = '/api/health/live') => {
    const statuses: number[] = [];
    for (let sent = 0; sent < count; sent++) {
      const answer = await fetch(`${site.address}${path}`, { headers });
      await answer.body?.cancel();
      statuses.push(answer.status);
    }
    return statuses.filter((status) => status !== 429).length;
  };

  it('is told to wait: an account, from wherever it comes, and nobody else', async () => {
    const { accessToken } = await site.visitors.session('discipline');
    const as = (address: string) => ({ authorization: `Bearer ${accessToken}`, ...from(address) });
    expect(await ask(PER_ACCOUNT, as('203.0.113.1'), '/api/v1/me')).toBe(PER_ACCOUNT);
    const { status, headers, body } = await site.visitors.send('/me', { headers: as('203.0.113.2') });
    expect([status, body.code]).toEqual([429, 'too-many-requests']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await site.visitors.as('member', '/me', { headers: from('203.0.113.2') })).status).toBe(200);
  });

  it('is told to wait: an address, and not the one beside it', async () => {
    expect(await ask(PER_ADDRESS + 20, from('203.0.113.3'))).toBe(PER_ADDRESS);
    expect(await ask(1, from('203.0.113.4'))).toBe(1);
    expect(await ask(PER_ADDRESS + 20, from('2001:db8:1:2:3:4:5:6'))).toBe(PER_ADDRESS);
    expect(await ask(1, from('2001:db8:1:2:ffff::1'))).toBe(0);
    expect(await ask(1, from('2001:db8:1:3::1'))).toBe(1);
  });

  it('is told to wait: who tries to get in under many names', async () => {
    const tries = async (address: string, loginName: string) => {
      const body = { loginName, password: 'a password of nobody' };
      const { status } = await site.visitors.send('/sessions', { body, headers: from(address) });
      return status;
    };
    for (let time = 0; time < SIGN_INS; time++) expect(await tries('203.0.113.5', `nobody-${time}`)).toBe(401);
    expect(await tries('203.0.113.5', 'nobody-else')).toBe(429);
    expect(await tries('203.0.113.6', 'nobody-else')).toBe(401);
  });

  it('is on record', async () => {
    type Lines = Readonly<{ items: readonly Readonly<{ code: string; accountId: string | null }>[] }>;
    const { body } = await site.visitors.as<Lines>('audit', '/security-log?kind=refusal', {
      headers: from('203.0.113.7'),
    });
    const { account } = await site.visitors.session('discipline');
    expect(body.items).toContainEqual(
      expect.objectContaining({ code: 'too-many-requests', accountId: account.accountId }),
    );
    expect(JSON.stringify(body.items)).not.toContain('203.0.113');
  });
});
