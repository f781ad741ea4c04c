import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { readdirSync, readFileSync } from 'node:fs';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import type { ProblemBody, Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let visitors: Visitors;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
}, 120_000);
afterAll(() => site.close());

describe('the rulebook over HTTP', () => {
  type Parameter = Readonly<{ key: string; value: unknown; unit: string; scope: string; version: string }>;

  it('lists the parameters of a key, with where they hold and since when', async () => {
    const [register, ...more] = await visitors.read<readonly Parameter[]>('member', '/parameters?key=event.register');
    expect(register).toMatchObject({ value: 2, unit: 'workingDay', version: 'event.register@3701:2020-07-14' });
    expect(more).toEqual([]);
  });

  it('tells what is in force for a village on a day, from the first version on', async () => {
    const inForce = (key: string, on: string) =>
      visitors.read<readonly Parameter[]>('member', `/parameters?key=${key}&scope=370112018213&on=${on}`);
    expect((await inForce('event.register', '2026-03-01')).map(({ value }) => value)).toEqual([2]);
    expect((await inForce('event.register', '2020-07-13')).map(({ value }) => value)).toEqual([2]);
    expect(await inForce('event.nothing', '2026-03-01')).toEqual([]);
  });

  it('has the list of a published year, and says so where a year is not published yet', async () => {
    type Year = ProblemBody & Readonly<{ year: number; makeUpWorkdays: readonly unknown[]; notice: string }>;
    const published = await visitors.as<Year>('member', '/calendar/2026');
    expect([published.status, published.body.year]).toEqual([200, 2026]);
    expect(published.body.notice).toContain('2026年');
    expect(JSON.stringify(published.body.makeUpWorkdays)).toContain('2026-09-20');
    const unpublished = await visitors.as<Year>('member', '/calendar/2027');
    expect([unpublished.status, unpublished.body.code]).toEqual([404, 'calendar-not-published']);
    expect(unpublished.body.change).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['2026-09-18', 3, 'workingDay', 'after', '2026-09-22', false],
    ['2026-02-13', 5, 'workingDay', 'after', '2026-02-27', false],
    ['2026-10-10', 10, 'workingDay', 'before', '2026-09-20', false],
    ['2026-02-18', 10, 'workingDay', 'after', '2026-03-06', false],
    ['2026-09-21', 10, 'calendarDay', 'after', '2026-10-08', false],
    ['2026-10-09', 5, 'calendarDay', 'before', '2026-09-30', false],
    ['2026-12-28', 6, 'workingDay', 'after', '2027-01-05', true],
  ])('counts from %s: %i %s %s is %s', async (anchor, amount, unit, direction, dueOn, provisional) => {
    const { status, body } = await visitors.as('member', '/deadline-preview', {
      body: { anchor, amount, unit, direction },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ dueOn, provisional, rule: null });
  });

  it('counts by a rule, and tells which rule it does not know', async () => {
    const preview = (body: object) => visitors.as('member', '/deadline-preview', { body });
    const rule = { anchor: '2026-09-21', ruleKey: 'event.register', orgCode: '370112018213' };
    expect((await preview(rule)).body).toMatchObject({ dueOn: '2026-09-23', rule: { key: 'event.register' } });
    const { status, body } = await preview({ ...rule, ruleKey: 'event.nothing' });
    expect([status, body.code, body.params]).toEqual([404, 'unknown-rule', { key: 'event.nothing' }]);
  });
});

describe('the OpenAPI document', () => {
  type Operation = Readonly<{ summary?: string; security?: unknown; responses: Readonly<Record<string, unknown>> }>;
  type Document = Readonly<{ openapi: string; paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }>;
  let document: Document;

  beforeAll(async () => {
    document = (await (await fetch(`${site.address}/api/openapi.json`)).json()) as Document;
  });

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    );

  it('is OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const { valid, errors } = await new Validator().validate(document);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('has what every $ref names', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
    const resolve = (path: string) =>
      path.split('/').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
    expect(refs.length).toBeGreaterThan(0);
    expect([...new Set(refs)].filter((path) => resolve(path) === undefined)).toEqual([]);
  });

  it('describes every route of every controller', () => {
    const sources = ['apps', 'libs'].flatMap((folder) =>
      readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.controller.ts'))
        .map((path) => readFileSync(new URL(`../../${folder}/${path}`, import.meta.url), 'utf8')),
    );
    const routes = sources.flatMap((source) => source.match(/@(?:Get|Post|Put|Patch|Delete|CommandRoute)\(/g) ?? []);
    expect(operations()).toHaveLength(routes.length);
  });

  it('tells for each operation how it is refused', () => {
    const silent = operations().filter(({ operation }) => !('default' in operation.responses));
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('says what each operation answers: JSON of a shape, a file or a stream', () => {
    const shapeless = operations().filter(({ operation: { responses } }) => {
      const described = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      return described.every(([status, answer]) => status !== '204' && !('content' in (answer as object)));
    });
    expect(shapeless.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('names routes that exist', async () => {
    const missing: string[] = [];
    for (const { method, path } of operations()) {
      const answer = await fetch(`${site.address}${path.replaceAll(/\{[^}]+\}/g, 'x')}`, { method });
      if ((await answer.text()).includes('no-such-route')) missing.push(`${method} ${path}`);
    }
    expect(missing).toEqual([]);
  });

  it('lists the codes of all refusals', () => {
    const codes = (document as unknown as Record<string, readonly string[]>)['x-problem-codes']!;
    for (const code of [
      'invalid-input',
      'not-signed-in',
      'late-reason-required',
      'calendar-not-published',
      'unknown-rule',
    ])
      expect(codes).toContain(code);
  });

  it('is shown as pages', async () => {
    const page = await fetch(`${site.address}/api/docs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
  });
});
