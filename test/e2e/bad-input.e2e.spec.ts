import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { inTurns } from '../fixtures/in-turns.fixture.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { rawAnswer } from '../fixtures/raw-http.fixture.js';
import { badRequests, type BadRequest } from '../fixtures/malformed-requests.fixture.js';
import { documentOf, operationsOf, type Document, type Operation } from '../fixtures/open-api.fixture.js';

jest.setTimeout(300_000);

const AT_ONCE = 16;

let site: Installation;
let document: Document;

beforeAll(async () => {
  site = await openInstallation();
  document = await documentOf(site.address);
}, 120_000);
afterAll(() => site.close());

/** Those who may do something on a route, so that not every request ends at its guard. */
const sendersOf = ({ path }: Operation): readonly string[] => {
  if (path.startsWith('/api/v1/accounts')) return ['security'];
  if (path.startsWith('/api/v1/security-log')) return ['audit'];
  if (path.startsWith('/api/v1/clock')) return ['admin'];
  if (path.startsWith('/api/v1/ceremony-filings')) return ['member', 'discipline'];
  return ['member', 'supervision'];
};

const send = async (login: string, { method, path, headers, body }: BadRequest) => {
  const { accessToken } = await site.visitors.session(login);
  const response = await fetch(`${site.address}${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, ...headers },
    ...(body === undefined || method === 'GET' ? {} : { body: body as string }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

const codeIn = (text: string): unknown => {
  try {
    return (JSON.parse(text) as { code?: unknown }).code;
  } catch {
    return undefined;
  }
};

/** What is wrong with the answer to a bad request; undefined where it is refused as it should be. */
const faultOf = async (login: string, request: BadRequest): Promise<string | undefined> => {
  const { status, type, text } = await send(login, request);
  const code = codeIn(text);
  const refused = status >= 400 && status < 500;
  const told = type === 'application/problem+json; charset=utf-8' && document['x-problem-codes'].includes(String(code));
  return refused && told ? undefined : `${request.what} as ${login}: ${status} ${type} ${String(code)}`;
};

describe('bad input', () => {
  it('is refused on every route with a code of the catalogue, and changes nothing', async () => {
    const before = await site.log.head();
    const faults: (string | undefined)[] = [];
    for (const operation of operationsOf(document)) {
      const requests = badRequests(operation, document);
      const sent = sendersOf(operation).flatMap((login, index) =>
        requests.filter(({ early }) => index === 0 || !early).map((bad) => ({ login, bad })),
      );
      faults.push(...(await inTurns(AT_ONCE, sent, ({ login, bad }) => faultOf(login, bad))));
    }
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
    expect(faults.length).toBeGreaterThan(300);
    expect(await site.log.head()).toBe(before);
    expect(site.output()).not.toContain('internal-error');
  });

  it.each([
    ['no HTTP', '400 unreadable-request', 'hello\r\n\r\n'],
    ['a method that is none', '400 unreadable-request', 'GE\u0000T / HTTP/1.1\r\nHost: a\r\n\r\n'],
    [
      'a header without end',
      '431 headers-too-large',
      `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(80_000)}\r\n\r\n`,
    ],
    [
      'two lengths',
      '400 unreadable-request',
      'POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
    ],
    [
      'a length and pieces',
      '400 unreadable-request',
      'POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('that is %s is refused in the same shape', async (_what, said, request) => {
    const answer = await rawAnswer(site.address, request);
    expect(answer.startsWith(`HTTP/1.1 ${said.split(' ')[0]} `)).toBe(true);
    expect(answer).toContain('application/problem+json');
    expect(codeIn(answer.slice(answer.indexOf('\r\n\r\n')))).toBe(said.split(' ')[1]);
  });
});
