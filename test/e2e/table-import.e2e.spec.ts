import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { inflateRawSync } from 'node:zlib';
import pg from 'pg';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import type { ProblemBody, Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

const [county, town, village, otherVillage] = ['370112', '370112018', '370112018213', '370112018206'];

type Report = Readonly<{
  importId: string | null;
  position: string | null;
  status: string;
  rows: number;
  errorCount: number;
  errors: readonly Readonly<{ sheet: string | null; row: number; cell: string | null; code: string }>[];
  difference: Readonly<Record<'added' | 'changed' | 'unchanged' | 'ended', number>>;
  changes: readonly Readonly<{ row: number; change: string; columns: readonly string[] }>[];
}>;
type Status = Readonly<{ status: string; rows: number; applied: number; refused: readonly unknown[] }>;

let site: Installation;
let visitors: Visitors;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
  const { account } = await visitors.session('civil');
  await visitors.act('security', `/accounts/${account.accountId}/grants`, { role: 'townOrgOfficer', orgCode: town });
  await visitors.read('civil', '/inbox');
}, 120_000);
afterAll(() => site.close());

const upload = <T = Report & ProblemBody>(
  login: string,
  path: string,
  content: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
) => visitors.upload<T>(login, path, content, headers);

/** Every event of a type so far. */
const countOf = async (type: string): Promise<number> =>
  (await site.log.readAll({ limit: 10_000 })).filter((event) => event.type === type).length;

const completed = async (importId: string): Promise<Status> => {
  for (;;) {
    const { body } = await visitors.as<Status>('civil', `/imports/${importId}`);
    if (body.status === 'completed') return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const cells = (errors: Report['errors'] | undefined) => errors?.map(({ cell, code }) => `${cell} ${code}`);

describe('a table of people', () => {
  const header = '姓名,性别,单位编码,出生日期,是否党员,入党日期';
  const gbk = (...lines: readonly string[]) => iconv.encode([header, ...lines, ''].join('\r\n'), 'gbk');
  const sound = gbk(
    `唐一,男,${village},1980-03-02,是,2005-07-01`,
    `宋二,女,${village},1991-11-30,否,`,
    `元三,男,${otherVillage},,,`,
  );

  it('with faults is refused with the addresses of its cells, and nothing of it is taken', async () => {
    const before = (await site.log.head())!;
    const bad = gbk(
      `唐一,男,${village},1980-02-30,是,2005-07-01`,
      `宋二,女,${county},1991-11-30,否,`,
      `元三,,${otherVillage},,,`,
      `明四,男,${village},1999-01-01,是,2010-07-01`,
    );
    const { status, body } = await upload('civil', '/imports/people', bad);
    expect([status, body.code]).toEqual([422, 'table-has-errors']);
    expect(cells(body.errors as unknown as Report['errors'])).toEqual([
      'D2 not-a-date',
      'C3 unknown-reference',
      'B4 required',
      'A5 party-since-before-eighteen',
    ]);
    const since = await site.log.readAll({ after: before, limit: 100 });
    expect(since.map(({ type }) => type)).toEqual([]);
  });

  it('is compared in a dry run, and nothing of it is taken', async () => {
    const before = await site.log.head();
    const { status, body } = await upload('civil', '/imports/people?dryRun=true', sound);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      importId: null,
      position: null,
      status: 'dry-run',
      rows: 3,
      errorCount: 0,
      errors: [],
    });
    expect(body.difference).toEqual({ added: 3, changed: 0, unchanged: 0, ended: 0 });
    expect(await site.log.head()).toBe(before);
  });

  it('of many parts is looked at whole: rows that repeat each other are found, and changes are listed in order', async () => {
    const idOf = (n: number) => `6d5c9c1a-5c35-4d0c-9a56-${String(n).padStart(12, '0')}`;
    const lines = Array.from({ length: 1_200 }, (_, n) => `${idOf(n)},甲${n},男,${n % 2 ? village : otherVillage}`);
    const table = (rows: readonly string[]) => ['人员编号,姓名,性别,单位编码', ...rows, ''].join('\n');
    const { body } = await upload('civil', '/imports/people?dryRun=true', table(lines));
    expect(body).toMatchObject({ rows: 1_200, errorCount: 0, difference: { added: 1_200, unchanged: 0 } });
    expect(body.changes.map(({ row }) => row)).toEqual(Array.from({ length: 1_000 }, (_, n) => n + 2));
    const twice = lines.with(1_199, `${idOf(0)},乙,男,${village}`).with(600, `${idOf(600)},丙,,${county}`);
    const faulty = await upload('civil', '/imports/people?dryRun=true', table(twice));
    expect(cells(faulty.body.errors)).toEqual(['C602 required', 'D602 unknown-reference', 'A1201 repeated']);
    expect(faulty.body).toMatchObject({ errorCount: 3, difference: { added: 1_198 } });
  });

  it('is taken whole, and once', async () => {
    const people = await countOf('PersonRegistered.v1');
    const headers = { 'idempotency-key': 'people-of-october' };
    const { status, body } = await upload('civil', '/imports/people', sound, headers);
    expect([status, body.status]).toEqual([200, 'accepted']);
    const seen = await visitors.as<Status>('civil', `/imports/${body.importId}?min-position=${body.position}`);
    expect([seen.status, seen.body.rows]).toEqual([200, 3]);
    expect(await completed(body.importId!)).toMatchObject({ rows: 3, applied: 3, refused: [] });
    expect(await countOf('PersonRegistered.v1')).toBe(people + 3);
    expect(await countOf('PersonTraitsRecorded.v1')).toBeGreaterThanOrEqual(3);

    const repeated = await upload('civil', '/imports/people', sound, headers);
    expect([repeated.status, repeated.body.importId]).toEqual([200, body.importId]);
    expect([repeated.body.position, repeated.body.rows]).toEqual([body.position, 3]);
    const other = await upload('civil', '/imports/people', gbk(`清五,男,${village},,,`), headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const again = await upload('civil', '/imports/people', sound);
    expect(again.body).toMatchObject({ status: 'nothing-to-do', difference: { added: 0, unchanged: 3 } });
    expect(await countOf('PersonRegistered.v1')).toBe(people + 3);
  });

  it('changes what it tells otherwise, and says in which columns', async () => {
    const changed = gbk(`宋二,女,${village},1991-11-30,是,2020-07-01`, `元三,男,${otherVillage},,,`);
    const dry = await upload('civil', '/imports/people?dryRun=true', changed);
    expect(dry.body.changes).toEqual([{ row: 2, change: 'changed', columns: ['partyMember', 'partySince'] }]);
    const { body } = await upload('civil', '/imports/people', changed);
    expect(body.difference).toEqual({ added: 0, changed: 1, unchanged: 1, ended: 0 });
    expect(await completed(body.importId!)).toMatchObject({ applied: 1 });
  });

  it('leaves no readable row behind once it is completed', async () => {
    const staged = (await site.log.readAll({ limit: 10_000 })).filter(({ type }) => type === 'ImportRowsStaged.v2');
    expect(staged.length).toBeGreaterThanOrEqual(2);
    for (const { data } of staged)
      expect(() => inflateRawSync(Buffer.from(data['packed'] as string, 'base64'))).toThrow(
        /invalid|incorrect|unexpected|unknown/i,
      );
    const subjects = staged.map(({ data }) => `${data['importedBy'] as string}/${data['importId'] as string}`);
    const database = new pg.Client({ connectionString: site.databaseUrl });
    await database.connect();
    const keysLeft =
      'select count(*)::int as left from vault.subject_key where subject = any($1) and wrapped is not null';
    let left = -1;
    while (left !== 0) ({ left } = (await database.query<{ left: number }>(keysLeft, [subjects])).rows[0]!);
    await database.end();
  });

  it('is a secret between the program and who sent it', async () => {
    const { body } = await upload('civil', '/imports/people', gbk(`清五,男,${village},,,`));
    await completed(body.importId!);
    const other = await visitors.as('leader', `/imports/${body.importId}`);
    const none = await visitors.as('leader', '/imports/00000000-0000-4000-8000-000000000000');
    expect([other.status, other.body.code]).toEqual([404, 'unknown-import']);
    expect([none.status, none.body.code]).toEqual([404, 'unknown-import']);
  });

  it('is not taken from who does not keep the register', async () => {
    const { status, body } = await upload('leader', '/imports/people', sound);
    expect([status, body.code]).toEqual([403, 'not-permitted']);
  });

  it('is refused where it is no table, or too large', async () => {
    const missing = await visitors.as('civil', '/imports/people', { body: {} });
    expect([missing.status, missing.body.code]).toEqual([400, 'file-missing']);
    const large = await upload('civil', '/imports/people', new Uint8Array(21 * 1024 * 1024));
    expect([large.status, large.body.code]).toEqual([413, 'body-too-large']);
    const noise = await upload('civil', '/imports/people', Buffer.from([0x61, 0xff, 0xff, 0x0a]));
    expect(cells(noise.body.errors as unknown as Report['errors'])).toEqual(['null unknown-encoding']);
    const unknown = await upload('civil', '/imports/cattle', sound);
    expect([unknown.status, unknown.body.code]).toEqual([400, 'invalid-input']);
  });
});

describe('a workbook of posts', () => {
  const workbook = async (...rows: readonly (readonly ExcelJS.CellValue[])[]) => {
    const book = new ExcelJS.Workbook();
    const header = ['人员', '单位编码', '职务', '任职日期', '任职方式', '文号', '离任日期', '离任原因'];
    book.addWorksheet('任职').addRows([header, ...rows].map((row) => [...row]));
    return new Uint8Array(await book.xlsx.writeBuffer());
  };
  const on = (date: string) => new Date(`${date}T00:00:00Z`);

  it('is refused for a formula and for what the law does not allow, with sheet and cell', async () => {
    const table = await workbook(
      ['唐一', village, '村文书', { formula: 'TODAY()', result: 46000 }, '聘用'],
      ['宋二', village, '村民委员会委员', on('2025-03-10'), '任命'],
    );
    const { body } = await upload('civil', '/imports/posts', table);
    expect(body.errors).toMatchObject([
      { sheet: '任职', row: 2, cell: 'D2', code: 'formula' },
      { sheet: '任职', row: 3, cell: 'C3', code: 'vc-post-only-by-election' },
    ]);
  });

  it('begins terms, and ends one that it names the end of', async () => {
    const begun = await upload(
      'civil',
      '/imports/posts',
      await workbook(
        ['唐一', village, '村民代表', on('2025-03-10'), '选举'],
        ['元三', otherVillage, '村民小组组长', on('2025-03-10'), '选举'],
      ),
    );
    expect(begun.body.difference).toMatchObject({ added: 2 });
    await completed(begun.body.importId!);
    const table = await workbook(
      ['唐一', village, '村民代表', on('2025-03-10'), '选举', '', on('2025-12-31'), '辞职'],
      ['元三', otherVillage, '村民小组组长', on('2025-03-10'), '选举'],
    );
    const ended = await upload('civil', '/imports/posts', table);
    expect(ended.body.difference).toEqual({ added: 0, changed: 0, unchanged: 1, ended: 1 });
    await completed(ended.body.importId!);
    const again = await upload('civil', '/imports/posts', table);
    expect(again.body.difference).toEqual({ added: 0, changed: 0, unchanged: 2, ended: 0 });
  });
});

describe('a table of relatives', () => {
  const table = (...lines: readonly string[]) =>
    ['人员,单位编码,亲属关系,亲属,亲属单位编码,终止原因', ...lines, ''].join('\n');

  it('records pairs once, from whichever side they are told, and ends them', async () => {
    const first = await upload('civil', '/imports/relatives', table(`唐一,${village},配偶,宋二,${village},`));
    expect(first.body.difference).toMatchObject({ added: 1 });
    await completed(first.body.importId!);
    const turned = await upload('civil', '/imports/relatives', table(`宋二,${village},配偶,唐一,${village},`));
    expect(turned.body).toMatchObject({ status: 'nothing-to-do', difference: { unchanged: 1 } });
    const otherwise = await upload('civil', '/imports/relatives', table(`宋二,${village},子女,唐一,${village},`));
    expect(cells(otherwise.body.errors as unknown as Report['errors'])).toEqual(['C2 kinship-known']);
    const over = await upload('civil', '/imports/relatives', table(`宋二,${village},配偶,唐一,${village},离婚`));
    expect(over.body.difference).toMatchObject({ ended: 1 });
    await completed(over.body.importId!);
  });
});

describe('a template', () => {
  it.each(['people', 'posts', 'relatives', 'reserve'])('of %s is a workbook with Chinese headings', async (table) => {
    const { status, headers, bytes } = await visitors.download('civil', `/imports/${table}/template`);
    expect([status, headers.get('content-disposition')]).toEqual([200, `attachment; filename="${table}.xlsx"`]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Sheet1', '填写说明']);
    expect(book.worksheets[0]!.getCell('B1').text).toMatch(/^(姓名|单位编码)$/);
  });
});
