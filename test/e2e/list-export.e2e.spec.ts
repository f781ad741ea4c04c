import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { files, openFileOffice, village } from '../fixtures/file-office.fixture.js';
import type { Installation } from '../fixtures/installation.fixture.js';
import { documentOf } from '../fixtures/open-api.fixture.js';
import { attachPapers } from '../fixtures/papers.fixture.js';
import { filings, lateWedding, submittedWedding } from '../fixtures/sample-cases.fixture.js';
import type { ProblemBody } from '../fixtures/visitors.fixture.js';
import { absentColumns, expectedRow, rowsOfWorkbook, type ExportedColumn } from '../fixtures/workbook.fixture.js';
import { withoutSample } from '../fixtures/lists-without-sample.fixture.js';

jest.setTimeout(120_000);

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const asWorkbook = { accept: WORKBOOK };

/** Routes that answer one thing, a file or a stream, but no list. */
const noLists = [
  '/api/v1/accounts/{accountId}',
  '/api/v1/alerts/stream',
  '/api/v1/calendar/{year}',
  '/api/v1/cases/{caseId}',
  '/api/v1/cases/{caseId}/forms/{formName}',
  '/api/v1/cases/{flowId}/moves',
  '/api/v1/clock',
  '/api/v1/joint-reviews/{reviewId}',
  '/api/v1/open-selections/candidacies/{candidacyId}',
  '/api/v1/open-selections/{selectionId}',
  '/api/v1/secretary-appointments/{appointmentId}',
  '/api/v1/secretary-filings/{secretaryFilingId}',
  '/api/v1/me',
  '/api/v1/me/record',
  '/api/v1/me/provider-identity',
  '/api/v1/me/second-factor',
  '/api/v1/sign-in-methods',
  '/api/v1/org-units/changes/{changeId}',
  '/api/v1/org-units/{code}',
  '/api/v1/people/{id}',
  '/api/v1/cases/{caseId}/documents/{sha256}',
  '/api/v1/personnel-files/own',
  '/api/v1/personnel-files/{personId}/documents/{documentId}/content',
  '/api/v1/imports/{importId}',
  '/api/v1/imports/{table}/template',
  '/sign-in/provider',
  '/sign-in/provider.css',
  '/sign-in/provider.js',
  '/api/health/live',
  '/api/health/ready',
];

type Paging = 'pages' | 'whole' | Readonly<{ parameter: string; size: string }>;
type Exported = Readonly<{ name: string; paging: Paging; columns: readonly ExportedColumn[] }>;
type Asked = Readonly<{ as: string; path: string; paged?: string; items?: (answer: never) => readonly unknown[] }>;

let site: Installation;
let exported: ReadonlyMap<string, Exported>;
let routes: readonly string[];
let asked: Readonly<Record<string, Asked>>;

const download = (login: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
  site.visitors.download(login, path, { ...asWorkbook, ...headers });

const problemOf = ({ bytes }: { bytes: Buffer }) => JSON.parse(bytes.toString('utf8')) as ProblemBody;

beforeAll(async () => {
  const office = await openFileOffice();
  ({ site } = office);
  const { visitors } = site;
  await visitors.at('2026-09-18 09:00');
  const filing = await submittedWedding(visitors, '2026-10-24');
  await lateWedding(visitors, '2026-09-25');
  await visitors.act('civil', `${files}/${office.secretary}/opening`);
  await office.papers.file('civil', office.secretary, 'resume');
  const access = await visitors.act('discipline', `${files}/${office.secretary}/accesses`, {
    hours: 240,
    reason: '=核对',
  });
  await visitors.act('committee', `/personnel-file-accesses/${access}/approval`);
  await visitors.as('discipline', `${files}/${office.secretary}/documents?access=${access}`);
  await attachPapers(visitors, 'member', filing, 'invitation');
  await visitors.act('clerk', '/interests', { caseId: filing, aboutPersonId: null, reason: '+86 邻居' });
  await visitors.act('supervision', '/case-views', { name: '=逾期', filter: { light: 'red', year: 2026 } });
  await visitors.act('member', `${filings}/${filing}/council-notice`, { help: ['host', 'kitchen'] });
  const proposed = { loginName: 'proposed', password: 'correct horse battery', orgCode: village };
  const accountId = await visitors.act('security', '/accounts', { ...proposed, personId: site.elderId });
  await visitors.act('security', `/accounts/${accountId}/grants`, { role: 'auditAdmin', orgCode: '370112018' });
  await visitors.at('2026-09-21 18:00');
  await visitors.read('supervision', `/cases?org=${village}`);
  asked = {
    '/api/v1/departures': { as: 'supervision', path: '/departures' },
    '/api/v1/handovers': { as: 'supervision', path: '/handovers' },
    '/api/v1/rotations': { as: 'supervision', path: '/rotations' },
    '/api/v1/rotations/due': { as: 'civil', path: '/rotations/due?within=120' },
    '/api/v1/adjustments': { as: 'supervision', path: '/adjustments' },
    '/api/v1/accounts': { as: 'security', path: '/accounts?state=open' },
    '/api/v1/administrator-proposals': { as: 'audit', path: '/administrator-proposals' },
    '/api/v1/alerts': { as: 'supervision', path: '/alerts?box=unit' },
    '/api/v1/cases': { as: 'supervision', path: `/cases?org=${village}&kind=own-wedding&sort=due` },
    '/api/v1/cases/{caseId}/deadlines': { as: 'supervision', path: `/cases/${filing}/deadlines` },
    '/api/v1/cases/{caseId}/documents': { as: 'member', path: `/cases/${filing}/documents` },
    '/api/v1/cases/{caseId}/forms': { as: 'member', path: `/cases/${filing}/forms` },
    '/api/v1/cases/{caseId}/history': {
      as: 'member',
      path: `/cases/${filing}/history?order=oldest`,
      items: ({ entries }: { entries: readonly unknown[] }) => entries,
    },
    '/api/v1/case-views': { as: 'supervision', path: '/case-views' },
    '/api/v1/council-notices': { as: 'supervisor', path: '/council-notices' },
    '/api/v1/document-numbers': { as: 'discipline', path: '/document-numbers?year=2026' },
    '/api/v1/deadlines': { as: 'supervision', path: '/deadlines?status=running' },
    '/api/v1/dissolved-units/people': { as: 'supervision', path: '/dissolved-units/people' },
    '/api/v1/inbox': { as: 'secretary', path: '/inbox' },
    '/api/v1/ineligibility-grounds/awaiting-approval': {
      as: 'county-discipline',
      path: '/ineligibility-grounds/awaiting-approval',
    },
    '/api/v1/ineligibility-grounds': { as: 'clerk', path: '/ineligibility-grounds?county=370112' },
    '/api/v1/joint-review-batches': { as: 'clerk', path: '/joint-review-batches' },
    '/api/v1/joint-reviews/due': { as: 'secretary', path: `/joint-reviews/due?unit=${village}` },
    '/api/v1/joint-reviews/matrix': {
      as: 'clerk',
      path: '/joint-reviews/matrix?batch=00000000-0000-4000-8000-000000000001',
    },
    '/api/v1/open-selections': { as: 'clerk', path: '/open-selections' },
    '/api/v1/open-selections/{selectionId}/candidacies': {
      as: 'clerk',
      path: '/open-selections/00000000-0000-4000-8000-000000000001/candidacies',
    },
    '/api/v1/interests': { as: 'clerk', path: '/interests' },
    '/api/v1/me/sessions': { as: 'clerk', path: '/me/sessions' },
    '/api/v1/org-units': { as: 'clerk', path: '/org-units?level=village' },
    '/api/v1/org-units/{code}/history': { as: 'clerk', path: `/org-units/${village}/history` },
    '/api/v1/parameters': { as: 'clerk', path: '/parameters' },
    '/api/v1/people': { as: 'supervision', path: '/people' },
    '/api/v1/people/{id}/posts': { as: 'secretary', path: `/people/${office.secretary}/posts` },
    '/api/v1/people/{id}/relatives': { as: 'civil', path: `/people/${office.secretary}/relatives` },
    '/api/v1/personnel-file-accesses': { as: 'committee', path: '/personnel-file-accesses' },
    '/api/v1/personnel-files/{personId}/reads': { as: 'audit', path: `${files}/${office.secretary}/reads` },
    '/api/v1/personnel-files/{personId}/documents': {
      as: 'discipline',
      path: `${files}/${office.secretary}/documents?access=${access}`,
      items: ({ documents }: { documents: readonly unknown[] }) => documents,
    },
    '/api/v1/procedures': { as: 'clerk', path: '/procedures' },
    '/api/v1/registry/rates': {
      as: 'supervision',
      path: '/registry/rates?unit=370112',
      items: (answer: { units: readonly unknown[] }) => [answer, ...answer.units],
    },
    '/api/v1/reserve-pool': { as: 'supervision', path: '/reserve-pool' },
    '/api/v1/review-departments': { as: 'clerk', path: '/review-departments' },
    '/api/v1/secretary-appointments': { as: 'clerk', path: '/secretary-appointments' },
    '/api/v1/secretary-filings': { as: 'clerk', path: '/secretary-filings' },
    '/api/v1/secretaries': { as: 'supervision', path: '/secretaries?sort=name' },
    '/api/v1/security-log': { as: 'audit', path: '/security-log?kind=permission-change' },
    '/api/v1/structure-warnings': { as: 'supervision', path: '/structure-warnings' },
    '/api/v1/substitutions': { as: 'clerk', path: '/substitutions' },
    '/api/v1/org-units/differences': { as: 'admin', path: '/org-units/differences?open=false' },
    '/api/v1/stuck-duties': { as: 'supervision', path: '/stuck-duties' },
    '/api/v1/vacancies': { as: 'supervision', path: '/vacancies' },
  };
  const document = await documentOf(site.address);
  routes = Object.entries(document.paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []));
  exported = new Map(
    Object.entries(document.paths).flatMap(([path, { get }]) => {
      const list = (get as Record<string, unknown> | undefined)?.['x-exported-as'] as Exported | undefined;
      return list ? [[path, list] as const] : [];
    }),
  );
}, 180_000);
afterAll(() => site.close());

/** Every item of a list, page by page as its JSON shows it. */
const allItems = async ({ as, path, items }: Asked, { paging }: Exported): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  const page = async (words: string) => {
    const { status, body } = await site.visitors.as<Record<string, unknown>>(
      as,
      `${path}${path.includes('?') ? '&' : '?'}${words}`,
    );
    if (status !== 200) throw new Error(`${path}: ${status}`);
    found.push(...(items ? items(body as never) : Array.isArray(body) ? body : (body['items'] as unknown[])));
    return body;
  };
  if (paging === 'whole') await page('');
  else if (paging === 'pages')
    for (let number = 1; ; number++) {
      const { total } = await page(`page=${number}&size=3`);
      if (number * 3 >= Number(total)) break;
    }
  else {
    const { parameter, size } = paging;
    for (let next = ''; ;) {
      const answer = await page(`${size}=2${next}`);
      if (answer['next'] === null) break;
      next = `&${parameter}=${answer['next'] as string}`;
    }
  }
  return found;
};

describe('every list', () => {
  it('can be had as a workbook, or is named as no list', () => {
    const undecided = routes.filter((path) => !exported.has(path) && !noLists.includes(path));
    expect(undecided).toEqual([]);
    expect(noLists.filter((path) => !routes.includes(path) || exported.has(path))).toEqual([]);
  });

  it('comes back from its workbook row by row as all pages of its JSON', async () => {
    expect([...exported.keys()].filter((path) => !(path in asked)).toSorted()).toEqual([
      '/api/v1/handovers/{handoverId}/items',
      '/api/v1/org-units/differences/{differenceId}',
    ]);
    const empty: string[] = [];
    for (const [route, question] of Object.entries(asked)) {
      const list = exported.get(route)!;
      const items = await allItems(question, list);
      if (items.length === 0) empty.push(route);
      const { status, headers, bytes } = await download(question.as, question.path);
      expect([route, status, headers.get('content-type')]).toEqual([route, 200, WORKBOOK]);
      const [headings, ...rows] = await rowsOfWorkbook(bytes);
      const titles = list.columns.map(({ zh }) => zh);
      expect([route, headings, absentColumns(list.columns, items)]).toEqual([route, titles, []]);
      expect([route, rows]).toEqual([route, items.map((item) => expectedRow(list.columns, item))]);
    }
    expect(empty.filter((route) => !withoutSample.includes(route))).toEqual([]);
  });

  it('has English headings where English comes first, and a name that says nothing about anybody', async () => {
    const { headers, bytes } = await download('supervision', `/cases?q=${encodeURIComponent('孙')}`, {
      'accept-language': 'en-GB, zh;q=0.5',
    });
    const [headings] = await rowsOfWorkbook(bytes);
    expect(headings?.[0]).toBe('Register number');
    expect(headers.get('content-disposition')).toBe('attachment; filename="cases-2026-09-21.xlsx"');
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
  });

  it('shows in a workbook no more than its caller may see, and refuses as the list itself does', async () => {
    const seen = async (login: string, path: string) =>
      (await rowsOfWorkbook((await download(login, path)).bytes)).length;
    expect(await seen('supervision', '/cases?kind=own-wedding')).toBe(3);
    expect(await seen('member-b', '/cases')).toBe(1);
    const hidden = await download('clerk', '/security-log');
    expect([hidden.status, problemOf(hidden).code]).toEqual([404, 'no-such-route']);
    const faulty = await download('supervision', '/cases?light=pink');
    expect([faulty.status, problemOf(faulty).code]).toEqual([400, 'invalid-input']);
  });
});

describe('an export', () => {
  it('is in the security log: who, which list, by which filters, how many rows, and nothing personal', async () => {
    await download('supervision', `/secretaries?unit=${village}&q=${encodeURIComponent('赵')}`);
    const { accountId } = (await site.visitors.session('supervision')).account;
    type Lines = Readonly<{ items: readonly Readonly<{ accountId: string; outcome: string; facts: object }>[] }>;
    const { body } = await site.visitors.as<Lines>('audit', '/security-log?kind=export&size=1');
    expect(body.items).toMatchObject([
      { accountId, outcome: 'allowed', facts: { list: 'secretaries', rows: 1, filters: `unit=${village} q` } },
    ]);
  });
});
