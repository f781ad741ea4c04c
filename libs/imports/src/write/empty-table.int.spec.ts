import { describe, expect, it } from '@jest/globals';
import { readTable } from '../read/read-table.js';
import { peopleTable } from '../tables/people.js';
import { emptyTable } from './empty-table.js';

const { columns } = peopleTable;

describe('empty table', () => {
  it.each(['csv', 'xlsx'] as const)('as %s has headings that the import knows, and no rows', async (format) => {
    const table = await readTable(await emptyTable(columns, format), { columns });
    expect(table).toEqual({ format, rows: [], faults: [] });
  });

  it('as CSV begins with the byte order mark and the Chinese titles in their order', async () => {
    const text = Buffer.from(await emptyTable(columns, 'csv')).toString('utf8');
    expect(text).toBe('\uFEFF人员编号,姓名,性别,出生年月,单位编码,联系电话\r\n');
  });

  it('as workbook takes what is typed into it as text, so that long codes keep their digits', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    const bytes = await emptyTable(columns, 'xlsx');
    await book.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof book.xlsx.load>[0]);
    expect(book.worksheets[0]?.getColumn(5).numFmt).toBe('@');
  });
});
