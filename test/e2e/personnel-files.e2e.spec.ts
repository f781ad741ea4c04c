import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { files, openFileOffice, openings, town } from '../fixtures/file-office.fixture.js';
import type { Installation } from '../fixtures/installation.fixture.js';
import { pdf, type Papers } from '../fixtures/papers.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let papers: Papers;
let secretary: string;

const as = <T>(login: string, path: string) => site.visitors.as<T>(login, path);
const act = (login: string, path: string, body: object = {}) => site.visitors.act(login, path, body);
const read = <T>(login: string, path: string) => site.visitors.read<T>(login, path);
const refusal = (login: string, path: string, body: object = {}) => site.visitors.refusal(login, path, body);

type Listed = Readonly<{
  documents: readonly Readonly<{ documentId: string; documentClass: string; title: string }>[];
}>;

beforeAll(async () => {
  ({ site, papers, secretary } = await openFileOffice());
}, 120_000);
afterAll(() => site.close());

describe('a personnel file', () => {
  it('is opened by the town, and by nobody else', async () => {
    expect(await refusal('discipline', `${files}/${secretary}/opening`)).toBe('403 not-permitted');
    expect(await refusal('leader', `${files}/${secretary}/opening`)).toBe('403 relatives-file');
    expect(await act('civil', `${files}/${secretary}/opening`)).toBe(secretary);
    expect(await refusal('civil', `${files}/${secretary}/opening`)).toBe('422 file-already-open');
    expect(await refusal('secretary', `${files}/${secretary}/opening`)).toBe('404 unknown-case');
  });

  it('is of nobody who holds no post', async () =>
    expect(await refusal('civil', `${files}/11111111-1111-4111-8111-111111111111/opening`)).toBe('404 unknown-case'));
});

describe('the reading of a file', () => {
  let access: string;
  let listed: Listed;
  const documents = (of = access) => `${files}/${secretary}/documents?access=${of}`;
  const content = (id: string, of = access) => `${files}/${secretary}/documents/${id}/content?access=${of}`;

  beforeAll(async () => {
    await papers.file('civil', secretary, 'resume', pdf('the résumé'));
    await papers.file('civil', secretary, 'appointment');
    await act('discipline', `${files}/${secretary}/discipline-entries`, {
      sanction: 'warning',
      decisionNo: '历城监政处〔2025〕3号',
      decidedOn: '2025-12-01',
      inForceFrom: '2025-12-01',
    });
  });

  it('takes a reason, a time within the limit, and somebody who has to do with the file', async () => {
    const ask = { hours: 2, reason: '考察任用' };
    expect(await refusal('civil', `${files}/${secretary}/accesses`, { ...ask, hours: 361 })).toBe(
      '422 access-too-long',
    );
    expect(await refusal('civil', `${files}/${secretary}/accesses`, { hours: 2 })).toBe('400 invalid-input');
    expect(await refusal('clerk', `${files}/${secretary}/accesses`, ask)).toBe('404 unknown-case');
    access = await act('discipline', `${files}/${secretary}/accesses`, ask);
    expect((await as<{ code: string }>('discipline', documents())).body.code).toBe('access-not-approved');
  });

  it('takes a second person, who is no near relative', async () => {
    expect(await refusal('discipline', `${openings}/${access}/approval`)).toBe('403 not-permitted');
    expect(await refusal('leader', `${openings}/${access}/approval`)).toBe('403 relatives-file');
    const mine = await act('civil', `${files}/${secretary}/accesses`, { hours: 1, reason: '归档核对' });
    expect(await refusal('civil', `${openings}/${mine}/approval`)).toBe('403 own-request');
    const waiting = await read<{ items: readonly { requestId: string }[] }>('committee', `${openings}?state=requested`);
    expect(waiting.items.map(({ requestId }) => requestId).sort()).toEqual([access, mine].sort());
    expect(await read('leader', openings)).toMatchObject({ total: 0 });
    await act('committee', `${openings}/${mine}/refusal`, { reason: '无此必要' });
    await act('committee', `${openings}/${access}/approval`);
  });

  it('takes two who are registered as Party members', async () => {
    const ask = { hours: 1, reason: '核对' };
    expect(await refusal('supervision', `${files}/${secretary}/accesses`, ask)).toBe(
      '403 party-membership-unregistered',
    );
    const mine = await act('civil', `${files}/${secretary}/accesses`, ask);
    expect(await refusal('supervision', `${openings}/${mine}/approval`)).toBe('403 party-membership-unregistered');
  });

  it('shows what the file holds to the one who asked, and to nobody else', async () => {
    const { status, body, headers } = await as<Listed & { disciplineEntries: readonly object[] }>(
      'discipline',
      documents(),
    );
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    listed = body;
    expect(body.documents.map(({ documentClass, title }) => [documentClass, title])).toEqual([
      ['resume', '材料 resume'],
      ['appointment', '材料 appointment'],
    ]);
    expect(body.disciplineEntries).toMatchObject([{ sanction: 'warning', effectUntil: '2026-06-01' }]);
    expect((await as<{ code: string }>('civil', documents())).body.code).toBe('not-the-requester');
    expect((await as<{ code: string }>('leader', documents())).body.code).toBe('relatives-file');
    expect((await as<{ code: string }>('secretary', documents())).status).toBe(404);
  });

  it('gives a paper out as a download that no browser runs', async () => {
    const { documentId } = listed.documents[0]!;
    const { status, headers, content: given } = await papers.download('discipline', content(documentId));
    expect(status).toBe(200);
    expect(given).toEqual(pdf('the résumé'));
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="resume-${documentId}.pdf"`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is recorded each time, also where the request is repeated under the same key', async () => {
    const { documentId } = listed.documents[1]!;
    const repeated = { 'idempotency-key': 'read-it-twice' };
    for (let time = 0; time < 2; time++)
      expect((await papers.download('discipline', content(documentId), repeated)).status).toBe(200);
    const events = await site.log.read(`fileaccess-${access}`);
    expect(events.map(({ type }) => type)).toEqual([
      'FileAccessRequested.v1',
      'FileAccessApproved.v1',
      'FileDocumentsListed.v1',
      'FileDocumentRead.v1',
      'FileDocumentRead.v1',
      'FileDocumentRead.v1',
    ]);
  });

  it('is seen by those who watch over the place, and by nobody else', async () => {
    type Reads = { total: number; items: readonly { reader: { name: string }; documentClass: string | null }[] };
    const reads = await read<Reads>('county-audit', `${files}/${secretary}/reads`);
    expect(reads.items.map(({ reader, documentClass }) => [reader.name, documentClass])).toEqual([
      ['冯示例', 'appointment'],
      ['冯示例', 'appointment'],
      ['冯示例', 'resume'],
      ['冯示例', null],
    ]);
    for (const login of ['secretary', 'civil', 'committee', 'member'])
      expect(await read(login, `${files}/${secretary}/reads`)).toMatchObject({ total: 0, items: [] });
  });

  it('stands in the security log, refusals too', async () => {
    type Lines = { items: readonly { outcome: string; code: string | null; subject: string }[] };
    const { body } = await as<Lines>('audit', '/security-log?kind=file-read');
    const outcomes = body.items.map(({ outcome, code }) => code ?? outcome);
    expect(outcomes.filter((outcome) => outcome === 'allowed')).toHaveLength(4);
    expect(outcomes).toContain('not-the-requester');
    expect(outcomes).toContain('relatives-file');
    expect(new Set(body.items.map(({ subject }) => subject))).toEqual(new Set([secretary]));
  });

  it('does not give out a paper that was changed where it is kept', async () => {
    const id = (await papers.upload('civil', secretary, pdf('to be damaged'))).body.id;
    const paper = { documentClass: 'party', title: '入党志愿书', dated: '2020-07-01', attachmentId: id };
    await act('civil', `${files}/${secretary}/documents`, paper);
    const { body } = await as<Listed>('discipline', documents());
    const { documentId } = body.documents.find(({ documentClass }) => documentClass === 'party')!;
    await writeFile(join(site.dataDir, 'attachments', id.slice(0, 2), id.slice(2, 4), id), 'exchanged');
    const { status, content: problem } = await papers.download('discipline', content(documentId));
    expect([status, (JSON.parse(problem.toString()) as { code: string }).code]).toEqual([500, 'attachment-damaged']);
    expect((await papers.download('discipline', content('11111111-1111-4111-8111-111111111111'))).status).toBe(404);
  });

  it('ends with the hour, and is not opened again', async () => {
    await site.visitors.at('2026-01-05 11:01');
    expect((await as<{ code: string }>('discipline', documents())).body.code).toBe('access-over');
    expect(await refusal('committee', `${openings}/${access}/approval`)).toBe('422 access-already-decided');
  });
});

describe('what a person knows of their own file', () => {
  it('is that it exists, who keeps it, and what kinds of papers it holds', async () => {
    expect(await read('secretary', `${files}/own`)).toEqual({
      exists: true,
      openedOn: '2026-01-05',
      keptBy: { code: town, name: '仲宫街道' },
      classes: [
        { documentClass: 'resume', documents: 1 },
        { documentClass: 'party', documents: 1 },
        { documentClass: 'appointment', documents: 1 },
      ],
    });
    expect(await read('member', `${files}/own`)).toMatchObject({ exists: false, classes: [] });
  });
});
