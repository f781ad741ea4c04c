import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { readTable } from './read-table.js';
import { firstSheetOf } from './workbook-archive.js';

const columns = {
  name: { title: { zh: '姓名', en: 'Name' }, required: true },
  on: { title: { zh: '日期', en: 'Date' }, required: false },
};

const bytesOf = async (rows: readonly ExcelJS.CellValue[][], change?: (sheet: ExcelJS.Worksheet) => void) => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('人员');
  sheet.addRows(rows.map((row) => [...row]));
  change?.(sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
};

/** The workbook with one of its parts rewritten. */
const rewritten = (bytes: Uint8Array, part: string, rewrite: (xml: string) => string) => {
  const files = unzipSync(bytes);
  const xml = rewrite(new TextDecoder().decode(files[part]));
  return zipSync({ ...files, [part]: new TextEncoder().encode(xml) });
};

const SHEET = 'xl/worksheets/sheet1.xml';
const read = (bytes: Uint8Array, limits = {}) => readTable(bytes, { columns, limits });
const found = ({ faults }: Awaited<ReturnType<typeof read>>) =>
  faults.map(({ line, column, code }) => [line, code, ...(column === undefined ? [] : [column])].join(' '));
const cellsOf = ({ rows }: Awaited<ReturnType<typeof read>>) => rows.map(({ cells }) => [cells['name'], cells['on']]);

describe('workbook', () => {
  it('is read with dates as dates, numbers as their digits, and the row numbers of the sheet', async () => {
    const date = new Date('2026-03-05T00:00:00Z');
    const bytes = await bytesOf(
      [['姓名', '日期'], ['张三', date], [], [370102001002, 46086], [true, '2026年3月5日'], [null, 46086], ['李四']],
      (sheet) => (sheet.getCell('B2').numFmt = 'yyyy"年"m"月"d"日"'),
    );
    expect(await read(bytes)).toEqual({
      format: 'xlsx',
      sheet: '人员',
      places: { name: 0, on: 1 },
      rows: [
        { line: 2, cells: { name: '张三', on: '2026-03-05' } },
        { line: 4, cells: { name: '370102001002', on: '46086' } },
        { line: 5, cells: { name: 'true', on: '2026年3月5日' } },
        { line: 6, cells: { name: '', on: '46086' } },
        { line: 7, cells: { name: '李四', on: '' } },
      ],
      faults: [],
    });
  });

  it('counts days as its own calendar does', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.properties.date1904 = true;
    workbook.addWorksheet('a').addRows([
      ['姓名', '日期'],
      ['a', new Date('2026-03-05T00:00:00Z')],
    ]);
    const table = await read(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(cellsOf(table)).toEqual([['a', '2026-03-05']]);
  });

  it('keeps the time of day, so that it is no date', async () => {
    const bytes = await bytesOf([
      ['姓名', '日期'],
      ['a', new Date('2026-03-05T08:30:00Z')],
    ]);
    expect(cellsOf(await read(bytes))).toEqual([['a', '2026-03-05 08:30:00']]);
  });

  it('reads formatted text and links as plain text', async () => {
    const richText = [{ text: '张' }, { font: { bold: true }, text: '三' }];
    const bytes = await bytesOf([['姓名'], [{ richText }], [{ text: '李四', hyperlink: 'https://example.com' }]]);
    expect(cellsOf(await read(bytes))).toEqual([
      ['张三', ''],
      ['李四', ''],
    ]);
  });

  it('reads formatted inline text whole, and leaves reading aids out', async () => {
    const inline =
      '<c r="A2" t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></is></c>';
    const bytes = rewritten(await bytesOf([['姓名'], ['李四']]), SHEET, (xml) =>
      xml.replace(/<c r="A2".*?<\/c>/, inline),
    );
    expect(cellsOf(await read(bytes))).toEqual([['张三', '']]);
    const aided = rewritten(await bytesOf([['姓名'], ['李四']]), 'xl/sharedStrings.xml', (xml) =>
      xml.replace('<t>李四</t>', '<t>李四</t><rPh sb="0" eb="2"><t>lisi</t></rPh>'),
    );
    expect(cellsOf(await read(aided))).toEqual([['李四', '']]);
  });

  it('refuses formulas, error values and numbers that have lost digits, cell by cell', async () => {
    const bytes = await bytesOf([
      ['姓名', '日期'],
      [{ formula: 'CONCATENATE("a","b")', result: 'ab' }, 'x'],
      ['a', { error: '#N/A' }],
      [2 ** 60, 'x'],
      ['b', 'x'],
    ]);
    const table = await read(bytes);
    expect(found(table)).toEqual(['2 formula name', '3 error-value on', '4 imprecise-number name']);
    expect(cellsOf(table)).toEqual([
      ['', 'x'],
      ['a', ''],
      ['', 'x'],
      ['b', 'x'],
    ]);
  });

  it('refuses the followers of a shared formula too', async () => {
    const bytes = rewritten(
      await bytesOf([
        ['姓名', '日期'],
        ['a', 1],
        ['b', 2],
      ]),
      SHEET,
      (xml) =>
        xml
          .replace(/<c r="B2">.*?<\/c>/, '<c r="B2"><f t="shared" ref="B2:B3" si="0">1+1</f><v>2</v></c>')
          .replace(/<c r="B3">.*?<\/c>/, '<c r="B3"><f t="shared" si="0"/><v>2</v></c>'),
    );
    expect(found(await read(bytes))).toEqual(['2 formula on', '3 formula on']);
  });

  it('is read from its first sheet', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('数据').addRows([['姓名'], ['a']]);
    workbook.addWorksheet('说明').addRows([['请逐行填写']]);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    expect(cellsOf(await read(bytes))).toEqual([['a', '']]);
    const swapped = rewritten(bytes, 'xl/workbook.xml', (xml) => xml.replace(/(<sheet [^>]*>)(<sheet [^>]*>)/, '$2$1'));
    expect(found(await read(swapped))).toContain('1 unknown-column');
  });

  it('is handed to exceljs in ASCII, which can be cut anywhere', async () => {
    const bytes = await bytesOf([['姓名'], ['李四'], ['𠮷伟']]);
    const inline = rewritten(bytes, SHEET, (xml) =>
      xml.replace(/<c r="A2".*?<\/c>/, '<c r="A2" t="inlineStr"><is><t>张三</t></is></c>'),
    );
    const { archive } = await firstSheetOf(inline, 1_000_000);
    const parts = Object.entries(unzipSync(await buffer(archive)));
    expect(parts.filter(([, part]) => part.some((byte) => byte > 0x7f)).map(([name]) => name)).toEqual([]);
    expect(cellsOf(await read(inline)).flat()).toEqual(['张三', '', '𠮷伟', '']);
  });

  it('reads no more rows, columns and bytes than it may', async () => {
    const bytes = await bytesOf([['姓名'], ['a'], ['b'], ['c']]);
    expect(found(await read(bytes, { rows: 2 }))).toEqual(['4 too-many-rows']);
    expect(found(await read(bytes, { rows: 3 }))).toEqual([]);
    expect(found(await read(bytes, { unpackedBytes: 1000 }))).toEqual(['1 unpacked-too-large']);
    expect(found(await read(bytes, { fileBytes: 1000 }))).toEqual(['1 file-too-large']);
    const far = await bytesOf([['姓名'], ['a']], (sheet) => (sheet.getCell('XFD2').value = 'far'));
    expect(found(await read(far))).toEqual(['2 too-many-columns']);
  });

  it('refuses an archive that unpacks to more than it says', async () => {
    const bytes = rewritten(await bytesOf([['姓名'], ['a']]), SHEET, (xml) => xml + ' '.repeat(50_000_000));
    const lying = Buffer.from(bytes);
    for (let at = 0; (at = lying.indexOf('PK\u0001\u0002', at)) >= 0; at += 4)
      if (lying.subarray(at + 46, at + 46 + SHEET.length).toString() === SHEET) lying.writeUInt32LE(2000, at + 24);
    expect(found(await read(bytes, { unpackedBytes: 10_000_000 }))).toEqual(['1 unpacked-too-large']);
    expect(found(await read(lying, { unpackedBytes: 10_000_000 }))).toEqual(['1 unreadable-workbook']);
  });

  it('refuses what it cannot read with a reason', async () => {
    const bytes = await bytesOf([['姓名'], ['a']]);
    const strict = rewritten(bytes, SHEET, (xml) =>
      xml.replace(/<c r="A2".*?<\/c>/, '<c r="A2" t="d"><v>2026-03-05</v></c>'),
    );
    expect(found(await read(strict))).toEqual(['1 strict-workbook']);
    expect(found(await read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])))).toEqual(['1 old-workbook']);
    expect(found(await read(bytes.subarray(0, 500)))).toEqual(['1 unreadable-workbook']);
    expect(found(await read(zipSync({ 'word/document.xml': new Uint8Array(3) })))).toEqual(['1 unreadable-workbook']);
    expect(found(await read(rewritten(bytes, SHEET, () => '<worksheet><sheetData><row')))).not.toEqual([]);
    expect(found(await read(await bytesOf([])))).toEqual(['1 empty-file']);
  });
});
