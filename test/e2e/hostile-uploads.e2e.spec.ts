import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { zipSync } from 'fflate';
import { files, openFileOffice, village } from '../fixtures/file-office.fixture.js';
import { hostileTables, hostileTexts, type HostileTable, type TableForm } from '../fixtures/hostile-tables.fixture.js';
import type { Installation } from '../fixtures/installation.fixture.js';
import { pdf, type Papers } from '../fixtures/papers.fixture.js';
import type { ProblemBody } from '../fixtures/visitors.fixture.js';

jest.setTimeout(300_000);

const MEGABYTE = 1024 * 1024;
/** What one upload may cost at most, in megabytes of memory: the sheet of the largest workbook, unpacked, a few times. */
const MOST = 900;

let site: Installation;
let papers: Papers;
let secretary: string;
let sent = 0;

beforeAll(async () => {
  ({ site, papers, secretary } = await openFileOffice());
  await site.visitors.act('civil', `${files}/${secretary}/opening`);
}, 180_000);
afterAll(() => site.close());

const memory = async (field: string): Promise<number> => {
  const status = await readFile(`/proc/${site.pid}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1_024;
};

const forms: Readonly<Record<string, TableForm>> = {
  people: { titles: ['姓名', '性别', '单位编码'], row: ['唐一', '男', village] },
  posts: {
    titles: ['人员', '单位编码', '职务', '任职日期', '任职方式'],
    row: ['赵示例', village, '村民代表', '2025-03-10', '选举'],
  },
  relatives: {
    titles: ['人员', '单位编码', '亲属关系', '亲属', '亲属单位编码'],
    row: ['赵示例', village, '配偶', '钱示例', village],
  },
  reserve: { titles: ['人员', '单位编码', '推荐理由'], row: ['赵示例', village, '带头致富'] },
};

/** What is wrong with the answer to a hostile table; undefined where it is refused as it should be. */
const faultOf = async (table: string, { what, content, code }: HostileTable): Promise<string | undefined> => {
  const { status, body } = await site.visitors.upload<ProblemBody>('civil', `/imports/${table}`, content);
  sent++;
  const told = body.errors?.map((error) => error.code) ?? [];
  const refused = status === 422 && body.code === 'table-has-errors' && told.includes(code);
  return refused ? undefined : `${what}: ${status} ${body.code} ${[...new Set(told)].join(' ')} instead of ${code}`;
};

describe('a hostile upload', () => {
  it.each([
    ['people', () => hostileTables(forms['people']!)],
    ['posts', () => hostileTables(forms['posts']!)],
    ['relatives', () => hostileTexts(forms['relatives']!)],
    ['reserve', () => hostileTexts(forms['reserve']!)],
  ] as const)('of %s is read, refused with its fault, and changes nothing, in bounded memory', async (table, made) => {
    const before = (await site.log.head())!;
    const hostile = made();
    await writeFile(`/proc/${site.pid}/clear_refs`, '5');
    const rest = await memory('VmRSS');
    const faults: (string | undefined)[] = [];
    for (const each of hostile) faults.push(await faultOf(table, each));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
    expect((await memory('VmHWM')) - rest).toBeLessThan(MOST);
    expect((await site.log.readAll({ after: before, limit: 10 })).map(({ type }) => type)).toEqual([]);
  });

  it('is no attachment either, whatever it calls itself', async () => {
    const before = (await site.log.head())!;
    const office = { '[Content_Types].xml': Buffer.from('<a/>'), 'word/document.xml': Buffer.from('<a/>') };
    const zip = (entries: Readonly<Record<string, Uint8Array>>) => Buffer.from(zipSync(entries));
    const swelling = zip({ ...office, 'word/media/a.png': Buffer.from('a') });
    swelling.writeUInt32LE(0xf000_0000, swelling.lastIndexOf('PK\u0001\u0002', undefined, 'latin1') + 24);
    const cases: readonly (readonly [string, Buffer, number, string])[] = [
      ['nothing', Buffer.alloc(0), 400, 'attachment-empty'],
      ['more than is allowed', Buffer.alloc(20 * MEGABYTE + 1, '%PDF-1.7 '), 413, 'attachment-too-large'],
      ['macros', zip({ ...office, 'word/vbaProject.bin': Buffer.from('VBA') }), 415, 'attachment-type-refused'],
      ['a program in an office file', zip({ ...office, 'word/run.exe': pdf('x') }), 415, 'attachment-type-refused'],
      ['an archive in an archive', zip({ 'inner.docx': zip(office) }), 415, 'attachment-type-refused'],
      ['an archive that swells', swelling, 415, 'attachment-type-refused'],
      ['an archive that is cut off', zip(office).subarray(0, -30), 415, 'attachment-type-refused'],
      ['a beginning of an archive', Buffer.from('PK\u0003\u0004 no more', 'latin1'), 415, 'attachment-type-refused'],
      ['UTF-16', Buffer.from('\uFEFF简历', 'utf16le'), 415, 'attachment-type-refused'],
      ['a text with NUL', Buffer.from('简历\0'), 415, 'attachment-type-refused'],
      ['noise', Buffer.from([0x81, 0xff, 0x03, 0xfe, 0x80]), 415, 'attachment-type-refused'],
      ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 415, 'attachment-type-refused'],
      ['a page below a mark', Buffer.from('\uFEFF<html onload="alert(1)">'), 415, 'attachment-type-refused'],
      ['a drawing', Buffer.from('<svg onload="alert(1)"/>'), 415, 'attachment-type-refused'],
      ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 415, 'attachment-type-refused'],
    ];
    for (const [what, content, status, code] of cases) {
      const answer = await papers.upload('civil', secretary, content, { name: '简历.pdf' });
      sent++;
      expect([what, answer.status, answer.body.code]).toEqual([what, status, code]);
    }
    expect(await site.log.head()).toBe(before);
  });

  it('was tried many times, and the program goes on', async () => {
    expect(sent).toBeGreaterThan(150);
    expect(site.output()).not.toContain('internal-error');
    const sound = `${forms['people']!.titles.join(',')}\n${forms['people']!.row.join(',')}\n`;
    const { status, body } = await site.visitors.upload<{ status: string }>('civil', '/imports/people', sound);
    expect([status, body.status]).toEqual([200, 'accepted']);
  });
});
