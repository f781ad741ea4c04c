import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { attachPapers, pdf, uploadForCase } from '../fixtures/papers.fixture.js';
import { filings, submittedWedding } from '../fixtures/sample-cases.fixture.js';
import type { ProblemBody, Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let visitors: Visitors;
let filing: string;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
  await visitors.at('2026-03-02 09:00');
  filing = await submittedWedding(visitors, '2026-04-25');
}, 120_000);
afterAll(() => site.close());

type Listed = readonly Readonly<{
  sha256: string;
  kind: string;
  mediaType: string;
  bytes: number;
  contentHash: string;
  kept: boolean;
  eventId: string;
  attachedBy: Readonly<{ person: Readonly<{ name: string }> }>;
}>[];

const documentsOf = (login: string, of = filing) => visitors.read<Listed>(login, `/cases/${of}/documents`);
const kindsFor = async (login: string, of = filing) => (await documentsOf(login, of)).map(({ kind }) => kind);
const download = (login: string, sha256: string, of = filing) =>
  visitors.download(login, `/cases/${of}/documents/${sha256}`);
const refusedUpload = async (login: string, of: string, content: string | Buffer) => {
  const path = `/attachments?purpose=case-document&subject=${of}`;
  const { status, body } = await visitors.upload<ProblemBody>(login, path, content);
  return `${status} ${body.code}`;
};

describe('a document of a case', () => {
  it('is uploaded, attached, listed with who attached it, and downloaded as what it was', async () => {
    const content = pdf('请柬');
    const sha256 = await uploadForCase(visitors, 'member', filing, content);
    await visitors.act('member', `/cases/${filing}/documents`, { sha256, kind: 'invitation' });
    const [document] = await documentsOf('secretary');
    expect(document).toMatchObject({
      sha256,
      kind: 'invitation',
      mediaType: 'application/pdf',
      bytes: content.length,
      contentHash: createHash('sha256').update(content).digest('hex'),
      kept: true,
      attachedBy: { person: { name: expect.any(String) } },
    });
    const { status, headers, bytes } = await download('secretary', sha256);
    expect([status, bytes.equals(content)]).toEqual([200, true]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="invitation-${sha256.slice(0, 12)}.pdf"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
  });

  it('is on record with each reading, and with each that was refused', async () => {
    const [{ sha256 } = { sha256: '' }] = await documentsOf('member');
    await download('secretary', sha256);
    expect((await download('supervisor', sha256)).status).toBe(404);
    type Lines = Readonly<{ items: readonly Readonly<{ outcome: string; facts: object }>[] }>;
    const { body } = await visitors.as<Lines>('audit', '/security-log?kind=file-read');
    const facts = { caseId: filing, sha256 };
    expect(body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ outcome: 'allowed', facts }),
        expect.objectContaining({ outcome: 'refused', code: 'unknown-case', facts }),
      ]),
    );
  });

  it('is named only where it was uploaded for that case', async () => {
    const other = await submittedWedding(visitors, '2026-05-01');
    const words = { sha256: await uploadForCase(visitors, 'member', other, pdf('别案')), kind: 'invitation' };
    const path = `/cases/${filing}/documents`;
    expect(await visitors.refusal('member', path, words)).toBe('422 document-unknown');
    expect(await visitors.refusal('member', path, { ...words, sha256: 'a'.repeat(64) })).toBe('422 document-unknown');
    expect(await visitors.refusal('supervisor', path, words)).toBe('404 unknown-case');
    expect((await download('member', words.sha256)).status).toBe(404);
  });

  it('is uploaded by those alone who may attach it, to a case that there is', async () => {
    expect(await refusedUpload('supervisor', filing, pdf('x'))).toBe('404 unknown-case');
    expect(await refusedUpload('supervisor', '11111111-1111-4111-8111-111111111111', pdf('x'))).toBe(
      '404 unknown-case',
    );
    expect(await refusedUpload('county-discipline', filing, pdf('x'))).toBe('403 not-permitted');
  });

  it.each([
    ['a page with a script', '<html><script>alert(1)</script>', '415 attachment-type-refused'],
    ['nothing', '', '400 attachment-empty'],
    ['too much', 'x'.repeat(20 * 1024 * 1024 + 1), '413 attachment-too-large'],
  ])('is refused as %s and leaves nothing', async (_what, content, refusal) => {
    expect(await refusedUpload('member', filing, content)).toBe(refusal);
    expect(await readdir(join(site.dataDir, 'attachments', 'incoming'))).toEqual([]);
  });
});

describe('a document that is withheld', () => {
  it('of a complaint is there for discipline alone', async () => {
    await visitors.act('secretary', `${filings}/${filing}/check`, { opinion: '情况属实' });
    const sha256 = await attachPapers(visitors, 'discipline', filing, 'complaint');
    expect(await kindsFor('discipline')).toEqual(['invitation', 'complaint']);
    expect(await kindsFor('member')).toEqual(['invitation']);
    expect(await kindsFor('secretary')).toEqual(['invitation']);
    expect((await download('discipline', sha256)).status).toBe(200);
    expect((await download('member', sha256)).status).toBe(404);
    const history = await visitors.read<object>('member', `/cases/${filing}/history`);
    expect(JSON.stringify(history)).not.toContain(sha256);
  });
});

describe('an upload for a case that nothing names', () => {
  it('is cleared away after a day, one that is attached is not', async () => {
    const orphan = await uploadForCase(visitors, 'member', filing, pdf('未用'));
    const named = await attachPapers(visitors, 'member', filing, 'guest-list');
    await visitors.at('2026-03-03 10:00');
    const path = `/cases/${filing}/documents`;
    expect(await visitors.refusal('member', path, { sha256: orphan, kind: 'guest-list' })).toBe('422 document-unknown');
    expect((await download('member', named)).status).toBe(200);
    await visitors.act('member', path, { sha256: named, kind: 'invitation' });
  });
});
