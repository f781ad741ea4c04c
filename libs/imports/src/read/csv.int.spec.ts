import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable } from './read-table.js';

const columns = {
  name: { title: { zh: '姓名', en: 'Name' }, required: true },
  note: { title: { zh: '备注', en: 'Note' }, required: false },
};
const read = (text: string, limits = {}) => readTable(Buffer.from(text), { columns, limits });
const found = ({ faults }: Awaited<ReturnType<typeof read>>) =>
  faults.map(({ line, column, code }) => [line, code, ...(column === undefined ? [] : [column])].join(' '));

describe('comma-separated text', () => {
  const chinese = '姓名,备注\n张三,书记\n李四,\n';
  const rows = [
    { line: 2, cells: { name: '张三', note: '书记' } },
    { line: 3, cells: { name: '李四', note: '' } },
  ];

  it.each([
    ['UTF-8', Buffer.from(chinese)],
    ['UTF-8 with byte order mark', Buffer.from(`\uFEFF${chinese}`)],
    ['UTF-8 with line ends of Windows', Buffer.from(chinese.replaceAll('\n', '\r\n'))],
    ['GBK', iconv.encode(chinese, 'gbk')],
    ['GB 18030', iconv.encode(chinese, 'gb18030')],
  ])('is read in %s', async (_, bytes) => {
    expect(await readTable(bytes, { columns })).toEqual({
      format: 'csv',
      places: { name: 0, note: 1 },
      rows,
      faults: [],
    });
  });

  it('keeps rare characters that only GB 18030 has', async () => {
    const table = await readTable(iconv.encode('姓名\n\u{20BB7}㛃\n', 'gb18030'), { columns });
    expect(table.rows).toEqual([{ line: 2, cells: { name: '\u{20BB7}㛃', note: '' } }]);
  });

  it('is refused in an encoding that is neither', async () => {
    expect(found(await readTable(Buffer.from([0x61, 0xff, 0xff, 0x0a]), { columns }))).toEqual(['1 unknown-encoding']);
  });

  it('is read from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'table-'));
    try {
      await writeFile(join(folder, 'people.csv'), chinese);
      expect(await readTable(join(folder, 'people.csv'), { columns })).toMatchObject({ rows });
      expect(found(await readTable(join(folder, 'people.csv'), { columns, limits: { fileBytes: 10 } }))).toEqual([
        '1 file-too-large',
      ]);
      await expect(readTable(join(folder, 'none.csv'), { columns })).rejects.toThrow('ENOENT');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('names the line on which a row begins, over blank lines and cells of several lines', async () => {
    const { rows: read3 } = await read('name,note\n\na,"x\ny"\n,\nb,"x\r\ny"\n\n\nc,z\n');
    expect(read3.map(({ line, cells }) => `${line} ${cells['name']}`)).toEqual(['3 a', '6 b', '10 c']);
  });

  it('takes titles in any order and either language, and trims cells', async () => {
    const table = await read('Note, 姓名 \n x ,\u3000张三\u00A0\n');
    expect(table).toMatchObject({ rows: [{ cells: { name: '张三', note: 'x' } }], faults: [] });
  });

  it.each([
    ['', ['1 empty-file']],
    ['备注\nx\n', ['1 missing-column name']],
    ['name,remark\na,x\n', ['1 unknown-column']],
    ['name,note,姓名\na,x,b\n', ['1 repeated-column name']],
  ])('of the titles %j lists faults and no rows', async (text, faults) => {
    const table = await read(text);
    expect(found(table)).toEqual(faults);
    expect(table.rows).toEqual([]);
  });

  it('reports a quotation mark inside a cell and reads on', async () => {
    const table = await read('name,note\na,x"y\nb,z\n');
    expect(found(table)).toEqual(['2 broken-quotes']);
    expect(table.rows.map(({ line }) => line)).toEqual([3]);
  });

  it('reports where a quotation mark was opened that is never closed', async () => {
    const table = await read('name,note\na,x\nb,"y\nc,z\n');
    expect(found(table)).toEqual(['3 unclosed-quotes']);
    expect(table.rows.map(({ line }) => line)).toEqual([2]);
  });

  it('reports rows that are longer or shorter than the titles', async () => {
    expect(found(await read('name,note\na,x,y\nb\nc,z,\n'))).toEqual(['2 too-many-cells', '3 too-few-cells']);
  });

  it('reads no more rows and no longer cells than it may', async () => {
    const table = await read('name\na\nb\nlong name\nd\n', { rows: 3, cellLength: 5 });
    expect(found(table)).toEqual(['5 too-many-rows', '4 too-long name']);
    expect(table.rows.map(({ line, cells }) => `${line} ${cells['name']}`)).toEqual(['2 a', '3 b', '4 ']);
    expect(found(await read('name\na\nb\nc\n', { rows: 3 }))).toEqual([]);
  });

  it('says in Chinese and English what is wrong, without repeating the cell', async () => {
    const { faults } = await read('name\n张三张三\n', { cellLength: 3 });
    expect(faults).toEqual([
      {
        line: 2,
        column: 'name',
        cell: 'A2',
        code: 'too-long',
        zh: '姓名：超过3个字符',
        en: 'Name: longer than 3 characters',
      },
    ]);
  });
});
