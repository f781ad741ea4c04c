import { describe, expect, it, jest } from '@jest/globals';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { readFileSync } from 'node:fs';
import { readTable } from '../read/read-table.js';
import { parseRows } from '../schema/parse-rows.js';
import { divisionsTable } from './divisions.js';

const parse = async (source: Uint8Array) =>
  parseRows(divisionsTable, await readTable(source, { columns: divisionsTable.columns }), {
    orgUnit: (code) => code === '370102',
  });

jest.setTimeout(60_000);

describe('divisions', () => {
  const divisions = readFileSync(new URL('../../../../infra/data/divisions.csv', import.meta.url));

  it.each([
    ['UTF-8', divisions],
    ['GBK', iconv.encode(divisions.toString(), 'gbk')],
  ])('of Jinan are read without a fault, all 5,936, in %s', async (_, bytes) => {
    const { rows, faults } = await parse(bytes);
    expect(faults).toEqual([]);
    expect(rows).toHaveLength(5936);
    expect(rows.at(-1)).toEqual({
      line: 5937,
      value: { code: '370176005252', name: '南寺村村民委员会', level: 'village', parentCode: '370176005' },
    });
  });

  it('are read from a workbook of 6,000 rows', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('区划');
    sheet.addRow(['编码', '名称', '层级', '上级编码']);
    for (let town = 370102001; town < 370102007; town++) {
      sheet.addRow([town, `第${town}街道`, '镇街', 370102]);
      for (let i = 0; i < 1000; i++) sheet.addRow([town * 1000 + i, `第${i}村`, '村', town]);
    }
    const { rows, faults } = await parse(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(faults).toEqual([]);
    expect(rows).toHaveLength(6006);
    expect(rows.at(-1)).toMatchObject({ line: 6007, value: { code: '370102006999', parentCode: '370102006' } });
  });
});
