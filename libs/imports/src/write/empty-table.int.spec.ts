import { describe, expect, it } from '@jest/globals';
import { readTable } from '../read/read-table.js';
import { peopleTable } from '../tables/people.js';
import { emptyTable } from './empty-table.js';

const { columns } = peopleTable([{ value: 'college', title: { zh: '大专', en: 'College' } }]);

describe('empty table', () => {
  it.each(['csv', 'xlsx'] as const)('as %s has headings that the import knows, and no rows', async (format) => {
    const table = await readTable(await emptyTable(columns, format), { columns });
    expect(table).toMatchObject({ format, rows: [], faults: [] });
    expect(Object.keys(table.places)).toEqual(Object.keys(columns));
  });

  it('as CSV begins with the byte order mark and the Chinese titles in their order', async () => {
    const text = Buffer.from(await emptyTable(columns, 'csv')).toString('utf8');
    expect(text).toBe('\uFEFF人员编号,姓名,性别,出生年月,单位编码,出生日期,公民身份号码,学历,是否党员,入党日期\r\n');
  });

  it('as workbook takes what is typed into it as text, so that long codes keep their digits', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    const bytes = await emptyTable(columns, 'xlsx');
    await book.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof book.xlsx.load>[0]);
    expect(book.worksheets[0]?.getColumn(5).numFmt).toBe('@');
  });
});

describe('workbook to fill in', () => {
  it('offers the choices of a column in a list, and tells on a second sheet what is expected', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    const bytes = await emptyTable(columns, 'xlsx');
    await book.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof book.xlsx.load>[0]);
    const [sheet, notes] = book.worksheets;
    expect(sheet?.getCell('C2').dataValidation).toMatchObject({ type: 'list', formulae: ["'填写说明'!$D$2:$D$3"] });
    expect([notes?.getCell('D2').value, notes?.getCell('D3').value]).toEqual(['男', '女']);
    expect(notes?.getRow(3).values).toMatchObject([undefined, '姓名', '必填', '不超过50个字符', '女', undefined, '否']);
  });
});
