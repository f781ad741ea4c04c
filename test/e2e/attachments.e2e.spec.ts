import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { files, openFileOffice } from '../fixtures/file-office.fixture.js';
import type { Installation } from '../fixtures/installation.fixture.js';
import { pdf, type Papers } from '../fixtures/papers.fixture.js';

jest.setTimeout(60_000);

let site: Installation;
let papers: Papers;
let secretary: string;
/** How an upload was refused while there was no file. */
let before: string;

const act = (login: string, path: string, body: object = {}) => site.visitors.act(login, path, body);
const refusal = (login: string, path: string, body: object = {}) => site.visitors.refusal(login, path, body);

beforeAll(async () => {
  ({ site, papers, secretary } = await openFileOffice());
  before = (await papers.upload('civil', secretary, pdf('resume'))).body.code;
  await act('civil', `${files}/${secretary}/opening`);
}, 120_000);
afterAll(() => site.close());

describe('an upload', () => {
  it('is taken for no file that was not opened', () => expect(before).toBe('unknown-case'));

  it('is judged by its content, sealed, and kept under the hash of what is kept', async () => {
    const content = pdf('a paper about 陈刚');
    const { status, body } = await papers.upload('civil', secretary, content);
    expect([status, body.mediaType, body.bytes]).toEqual([201, 'application/pdf', content.length]);
    expect(body.contentHash).toBe(createHash('sha256').update(content).digest('hex'));
    const kept = await readFile(join(site.dataDir, 'attachments', body.id.slice(0, 2), body.id.slice(2, 4), body.id));
    expect(createHash('sha256').update(kept).digest('hex')).toBe(body.id);
    expect(kept.includes('PDF')).toBe(false);
  });

  it.each([
    ['a page with a script', Buffer.from('<html><script>alert(1)</script>'), 415, 'attachment-type-refused'],
    ['a drawing with a script', Buffer.from('<svg onload="alert(1)"/>'), 415, 'attachment-type-refused'],
    ['a program', Buffer.from('7f454c4602010100000000000000000002003e00', 'hex'), 415, 'attachment-type-refused'],
    ['nothing', Buffer.alloc(0), 400, 'attachment-empty'],
    ['too much', Buffer.alloc(20 * 1024 * 1024 + 1, 'x'), 413, 'attachment-too-large'],
  ])('of %s is refused, whatever it calls itself, and leaves nothing', async (_what, content, status, code) => {
    const answer = await papers.upload('civil', secretary, content, { name: 'harmless.pdf' });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await readdir(join(site.dataDir, 'attachments', 'incoming'))).toEqual([]);
  });

  it('of the largest size is taken', async () => {
    const { status, body } = await papers.upload('civil', secretary, Buffer.alloc(20 * 1024 * 1024, '文字\n'));
    expect([status, body.mediaType]).toEqual([201, 'text/plain']);
  });

  it('is one file and nothing beside it', async () => {
    const two = new FormData();
    two.append('file', new Blob(['a,b\n1,2\n']), 'a.csv');
    two.append('other', new Blob(['a,b\n1,2\n']), 'b.csv');
    const none = new FormData();
    none.append('name', 'value');
    for (const [form, code] of [
      [two, 'one-file-only'],
      [none, 'one-file-only'],
      [new FormData(), 'attachment-missing'],
    ] as const) {
      const { status, body } = await papers.post('civil', secretary, form);
      expect([status, body.code]).toEqual([400, code]);
    }
    expect(await readdir(join(site.dataDir, 'attachments', 'incoming'))).toEqual([]);
  });

  it('that is no multipart or is cut off is refused', async () => {
    const path = `/attachments?purpose=personnel-file&subject=${secretary}`;
    expect(await refusal('civil', path)).toBe('415 multipart-required');
    const cut = { 'content-type': 'multipart/form-data; boundary=x' };
    const body = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf a';
    const { status, body: problem } = await site.visitors.as('civil', path, { body, headers: cut });
    expect([status, problem.code]).toEqual([400, 'unreadable-body']);
    expect(await readdir(join(site.dataDir, 'attachments', 'incoming'))).toEqual([]);
  });

  it('is for those who may file it, for a purpose that there is', async () => {
    expect((await papers.upload('secretary', secretary, pdf('x'))).body.code).toBe('unknown-case');
    expect((await papers.upload('leader', secretary, pdf('x'))).body.code).toBe('relatives-file');
    expect((await papers.upload('civil', secretary, pdf('x'), { purpose: 'nothing' })).status).toBe(422);
  });

  it('that is repeated answers as the first time, and not for another content', async () => {
    const key = { key: 'the-same-upload' };
    const first = await papers.upload('civil', secretary, pdf('repeated'), key);
    expect((await papers.upload('civil', secretary, pdf('repeated'), key)).body).toEqual(first.body);
    const other = await papers.upload('civil', secretary, pdf('other'), key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });
});

describe('an upload that no paper names', () => {
  it('is cleared away after a day, one that a paper names is not', async () => {
    const kept = async () =>
      new Set(
        (await readdir(join(site.dataDir, 'attachments'), { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map(({ name }) => name),
      );
    const orphan = (await papers.upload('civil', secretary, pdf('orphan'))).body.id;
    const named = (await papers.upload('civil', secretary, pdf('named'))).body.id;
    const paper = { documentClass: 'education', title: '毕业证书', dated: '2001-07-01', attachmentId: named };
    await act('civil', `${files}/${secretary}/documents`, paper);
    await site.visitors.at('2026-01-06 08:00');
    expect([...(await kept())]).toEqual(expect.arrayContaining([orphan, named]));
    await site.visitors.at('2026-01-06 10:00');
    const left = await kept();
    expect([left.has(orphan), left.has(named)]).toEqual([false, true]);
    expect(await refusal('civil', `${files}/${secretary}/documents`, { ...paper, attachmentId: orphan })).toBe(
      '422 unknown-attachment',
    );
  });
});
