import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTableFile, type WrittenCell, type WrittenColumn } from './table-file.js';

const columns: readonly WrittenColumn[] = [
  { title: { zh: '姓名', en: 'Name' }, kind: 'text' },
  { title: { zh: '日期', en: 'Date' }, kind: 'date' },
  { title: { zh: '时间', en: 'Time' }, kind: 'instant' },
  { title: { zh: '天数', en: 'Days' }, kind: 'number' },
  { title: { zh: '比例', en: 'Share' }, kind: 'share' },
];

let folder: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'table-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function* of(rows: Iterable<readonly WrittenCell[]>) {
  yield* rows;
}

const written = async (rows: Iterable<readonly WrittenCell[]>, language: 'zh' | 'en' = 'zh') => {
  const path = join(folder, `${++files}.xlsx`);
  const count = await writeTableFile(path, { name: '名单', columns, language }, of(rows));
  const bytes = await readFile(path);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  return { path, count, bytes, sheet: book.worksheets[0]! };
};

describe('a table written to a file', () => {
  it('has Chinese headings, dates as dates, and instants in the time of Shanghai', async () => {
    const { count, sheet } = await written([['张三', '2026-03-05', '2026-03-05T16:30:00.000Z', 3, 0.125]]);
    expect(count).toBe(1);
    expect([sheet.name, sheet.getRow(1).values]).toEqual(['名单', [undefined, '姓名', '日期', '时间', '天数', '比例']]);
    expect(sheet.getRow(2).values).toEqual([
      undefined,
      '张三',
      new Date('2026-03-05T00:00:00Z'),
      new Date('2026-03-06T00:30:00Z'),
      3,
      0.125,
    ]);
    expect([sheet.getCell('B2').numFmt, sheet.getCell('A2').numFmt]).toEqual(['yyyy-mm-dd', '@']);
  });

  it('has English headings and words where they are asked for', async () => {
    const { sheet } = await written([[true, null, null, null]], 'en');
    expect(sheet.getRow(1).values).toEqual([undefined, 'Name', 'Date', 'Time', 'Days', 'Share']);
    expect(sheet.getCell('A2').value).toBe('yes');
  });

  it('is given up where its rows fail', async () => {
    async function* failing() {
      yield ['张三'];
      throw new Error('no more rows');
    }
    const path = join(folder, 'failing.xlsx');
    await expect(writeTableFile(path, { name: '名单', columns, language: 'zh' }, failing())).rejects.toThrow(
      'no more rows',
    );
  });

  it.each(['=HYPERLINK("http://a")', '+1', '-1', '@SUM(A1)', '\t=1', '=1+1|cmd'])(
    'stores %j as a text and never as a formula',
    async (name) => {
      const { sheet, bytes } = await written([[name, null, null, null]]);
      expect(sheet.getCell('A2').type).toBe(ExcelJS.ValueType.String);
      expect(sheet.getCell('A2').value).toBe(name);
      const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
      expect(xml).not.toContain('<f>');
    },
  );

  it('leaves out what no workbook can hold, and leaves empty what is not known', async () => {
    const { sheet } = await written([['a\u0000b\uD800c', undefined, null, undefined]]);
    expect(sheet.getRow(2).values).toEqual([undefined, 'abc']);
  });

  it('is readable by nobody else, and never written over', async () => {
    const { path } = await written([]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(writeTableFile(path, { name: '名单', columns, language: 'zh' }, of([]))).rejects.toThrow('EEXIST');
  });
});
