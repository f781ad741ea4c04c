import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { modestPlan } from '../../apps/standalone/src/demo/stories/plain-figures.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import type { Answer, Done, ProblemBody, Sending } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let draft: Record<string, unknown>;

beforeAll(async () => {
  site = await openInstallation();
  draft = {
    reporterId: await site.visitors.personId('member'),
    kind: 'own-wedding',
    channel: 'online',
    principal: '本人',
    venue: '村大礼堂',
    ceremonyOn: '2026-03-20',
    plan: modestPlan,
  };
}, 120_000);
afterAll(() => site.close());

const filings = '/ceremony-filings';
const sendAs = (login: string, path: string, sending: Sending) =>
  site.visitors.as<ProblemBody & Done>(login, path, sending);

/** Has the shape that every refusal has, in two languages, with what to change. */
const expectProblem = ({ status, headers, body }: Answer<ProblemBody>, code: string) => {
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({ status, code, type: `urn:cunzhi:problem:${code}` });
  for (const zh of [body.title, body.change]) expect(zh).toMatch(/\p{Script=Han}/u);
  for (const en of [body.titleEn, body.changeEn]) expect(en).toMatch(/^[A-Z][\x20-\x7e]+$/);
  expect(body.instance).toMatch(/^[0-9a-f-]{36}$/);
};

/** A path, and what is sent to it. */
type Attempt = readonly [string, Sending];

const submitted = async (): Promise<string> => {
  const id = await site.visitors.act('member', filings, draft);
  await site.visitors.act('member', `${filings}/${id}/submission`, { committed: true });
  return id;
};

const complaint = (id: string, complaintNumber: string): Attempt => [
  `${filings}/${id}/complaints`,
  { body: { complaintNumber, receivedOn: '2026-01-05', summary: '反映桌数较多' } },
];

describe('a refusal over HTTP', () => {
  let id: string;
  beforeAll(async () => {
    id = await submitted();
  });

  it.each<[string, number, string, string, () => Attempt]>([
    ['a body that is no JSON', 400, 'unreadable-body', 'member', () => [filings, { body: '{"kind":' }]],
    [
      'an id that is none',
      400,
      'malformed-id',
      'member',
      () => [`${filings}/7/submission`, { body: { committed: true } }],
    ],
    [
      'an Idempotency-Key that is too short',
      400,
      'invalid-idempotency-key',
      'member',
      () => [filings, { body: draft, headers: { 'idempotency-key': 'short' } }],
    ],
    ['a text that no store can hold', 400, 'unstorable-text', 'discipline', () => complaint(id, '〔2026〕\u0000号')],
    ['a step that needs another role', 403, 'not-permitted', 'leader', () => [filings, { body: draft }]],
    ['a route that does not exist', 404, 'no-such-route', 'member', () => ['/no-such-thing', { method: 'GET' }]],
    [
      'a body of more than a megabyte',
      413,
      'body-too-large',
      'member',
      () => [filings, { body: ' '.repeat(1_100_000) }],
    ],
    [
      'a body that is no JSON by its own account',
      415,
      'unsupported-media-type',
      'member',
      () => [filings, { body: '<a/>', headers: { 'content-type': 'text/xml' } }],
    ],
    ['a rule of the workflow', 422, 'not-checked', 'discipline', () => [`${filings}/${id}/registration`, { body: {} }]],
    [
      'time moved by somebody else',
      403,
      'not-permitted',
      'discipline',
      () => ['/clock', { body: { instant: '2027-01-01T00:00:00Z' } }],
    ],
    [
      'time moved backwards',
      422,
      'clock-moves-forward',
      'admin',
      () => ['/clock', { body: { instant: '2020-01-01T00:00:00Z' } }],
    ],
  ])('for %s: %i %s', async (_what, status, code, login, attempt) => {
    const before = await site.log.head();
    const answer = await sendAs(login, ...attempt());
    expect(answer.status).toBe(status);
    expectProblem(answer, code);
    expect(await site.log.head()).toBe(before);
  });

  it('names every fault of an input by its path, in two languages, and repeats no faulty value', async () => {
    const body = {
      ...draft,
      kind: 'picnic-of-王某某',
      ceremonyOn: '2026-02-30',
      plan: { ...modestPlan, tables: -1 },
      mood: '喜',
    };
    const answer = await sendAs('member', filings, { body });
    expect(answer.status).toBe(400);
    expectProblem(answer, 'invalid-input');
    const faults = answer.body.errors!.map(({ path, code }) => `${path} ${code}`);
    expect(faults.toSorted()).toEqual([
      'ceremonyOn isLocalDate',
      'kind isIn',
      'mood whitelistValidation',
      'plan.tables min',
    ]);
    for (const { zh, en } of answer.body.errors!) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[a-z]/);
    }
    expect(JSON.stringify(answer.body)).not.toContain('王某某');
  });

  it('refuses unknown properties in a query as well', async () => {
    const { status, body } = await sendAs('member', '/inbox?mood=1', { method: 'GET' });
    expect([status, body.errors?.[0]?.path]).toEqual([400, 'mood']);
  });

  it('does not tell a case that is missing from one that the caller may not see', async () => {
    const id = await site.visitors.act('member', filings, draft);
    const missing = '00000000-0000-4000-8000-000000000000';
    const of = async (path: string, sending: Sending) => {
      const answer = await sendAs('member-b', path, sending);
      expectProblem(answer, 'unknown-case');
      const { instance: _, ...said } = answer.body;
      return [answer.status, said];
    };
    const ways: readonly [(id: string) => string, Sending][] = [
      [(key) => `/cases/${key}`, { method: 'GET' }],
      [(key) => `/cases/${key}/history`, { method: 'GET' }],
      [(key) => `/cases/${key}/deadlines`, { method: 'GET' }],
      [(key) => `${filings}/${key}/submission`, { body: { committed: true } }],
    ];
    for (const [path, sending] of ways) {
      const unseen = await of(path(id), sending);
      expect(unseen).toEqual(await of(path(missing), sending));
      expect(unseen[0]).toBe(404);
    }
    expect((await sendAs('member', `/cases/${id}`, { method: 'GET' })).status).toBe(200);
  });
});
