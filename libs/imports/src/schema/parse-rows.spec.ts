import { describe, expect, it } from '@jest/globals';
import { readTable } from '../read/read-table.js';
import { choice, code, date, integer, month, text } from './columns.js';
import { faultsOfForm, parseRows } from './parse-rows.js';
import { repeatedRows, tableSchema, type References } from './table-schema.js';

const schema = tableSchema({
  columns: {
    id: code({
      title: { zh: '编号', en: 'Id' },
      required: true,
      unique: true,
      pattern: /^\d{3}$/,
      expected: { zh: '3位数字', en: '3 digits' },
    }),
    name: text({ title: { zh: '姓名', en: 'Name' }, required: true, maxLength: 4 }),
    kind: choice({
      title: { zh: '类别', en: 'Kind' },
      required: false,
      choices: [
        { value: 'party', title: { zh: '党组织', en: 'Party' } },
        { value: 'council', title: { zh: '村委会', en: 'Council' } },
      ],
    }),
    on: date({ title: { zh: '日期', en: 'Date' }, required: false }),
    born: month({ title: { zh: '出生年月', en: 'Born' }, required: false }),
    count: integer({ title: { zh: '数量', en: 'Count' }, required: false, min: 0, max: 9 }),
    unit: text({ title: { zh: '单位', en: 'Unit' }, required: false, maxLength: 9, reference: 'orgUnit' }),
  },
  check: (rows) => repeatedRows(rows, 'name', ({ name }) => name),
});

const references: References = { orgUnit: (value) => value === '3701' };
const header = 'id,name,kind,on,born,count,unit';
const parse = async (lines: readonly string[], format: 'csv' | 'xlsx' = 'csv') => {
  const table = await readTable(Buffer.from([header, ...lines, ''].join('\n')), { columns: schema.columns });
  return parseRows(schema, { ...table, format }, references);
};
const found = async (...lines: readonly string[]) =>
  (await parse(lines)).faults.map(({ line, column, code: what }) => `${line} ${column ?? '-'} ${what}`);

describe('rows', () => {
  it('become values, with undefined for what is left empty', async () => {
    const { rows, faults } = await parse(['001,张三,党组织,2026/3/5,1990年5月,7,3701', '002,李四,,,,,']);
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        value: { id: '001', name: '张三', kind: 'party', on: '2026-03-05', born: '1990-05', count: 7, unit: '3701' },
      },
      { line: 3, value: { id: '002', name: '李四' } },
    ]);
  });

  it('hold no date and no month that the program does not take', async () => {
    expect(
      await found(
        '001,张三,,1899-12-31,1899-12,,',
        '002,李四,,0000-01-01,0000-01,,',
        '003,王五,,9999/12/31,2200年1月,,',
        '004,赵六,,1900-01-01,2199-12,,',
      ),
    ).toEqual([2, 3, 4].flatMap((line) => [`${line} on not-a-date`, `${line} born not-a-month`]));
  });

  it('are all checked, each cell for itself, in the order of lines and columns', async () => {
    const { rows, faults } = await parse(['01,张三,x,2026-02-30,1990-13,10,1', '002,李四,,,,,', ',王五王五王,,,,1.5,']);
    expect(rows.map(({ line }) => line)).toEqual([3]);
    expect(faults).toEqual([
      {
        line: 2,
        column: 'id',
        cell: 'A2',
        code: 'pattern',
        zh: '编号：格式不符，应为3位数字',
        en: 'Id: wrong format, expected 3 digits',
      },
      {
        line: 2,
        column: 'kind',
        cell: 'C2',
        code: 'not-in-list',
        zh: '类别：应为下列之一：党组织、村委会',
        en: 'Kind: must be one of: party, council',
      },
      {
        line: 2,
        column: 'on',
        cell: 'D2',
        code: 'not-a-date',
        zh: '日期：不是有效日期，应为YYYY-MM-DD，1900-01-01至2199-12-31',
        en: 'Date: not a date of the form YYYY-MM-DD from 1900-01-01 to 2199-12-31',
      },
      {
        line: 2,
        column: 'born',
        cell: 'E2',
        code: 'not-a-month',
        zh: '出生年月：不是有效年月，应为YYYY-MM，1900-01至2199-12',
        en: 'Born: not a month of the form YYYY-MM from 1900-01 to 2199-12',
      },
      {
        line: 2,
        column: 'count',
        cell: 'F2',
        code: 'out-of-range',
        zh: '数量：应在0至9之间',
        en: 'Count: must lie between 0 and 9',
      },
      {
        line: 2,
        column: 'unit',
        cell: 'G2',
        code: 'unknown-reference',
        zh: '单位：所指对象不存在或不唯一',
        en: 'Unit: refers to nothing known, or to more than one',
      },
      { line: 4, column: 'id', cell: 'A4', code: 'required', zh: '编号：不能为空', en: 'Id: must not be empty' },
      {
        line: 4,
        column: 'name',
        cell: 'B4',
        code: 'too-long',
        zh: '姓名：超过4个字符',
        en: 'Name: longer than 4 characters',
      },
      {
        line: 4,
        column: 'count',
        cell: 'F4',
        code: 'not-a-number',
        zh: '数量：应为整数',
        en: 'Count: must be a whole number',
      },
    ]);
  });

  it('never repeat what a cell holds', async () => {
    const { faults } = await parse(['13800000000,张三李四王五,张三,张三,张三,张三,张三']);
    expect(faults).toHaveLength(7);
    expect(JSON.stringify(faults)).not.toMatch(/13800000000|张三/);
  });

  it('hold no value of a unique column twice, and no two rows that the table forbids', async () => {
    expect(await found('001,a,,,,,', '001,b,,,,,', '003,a,,,,,')).toEqual(['3 id repeated', '4 name repeated']);
    const { faults, rows } = await parse(['001,a,,,,,', '002,b,,,,,', '001,c,,,,,']);
    expect(faults[0]).toMatchObject({ line: 4, zh: '编号：与第2行重复', en: 'Id: the same as in line 2' });
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('take full-width letters and digits in codes, dates and numbers for what they mean', async () => {
    const { rows } = await parse(['００１,ａ,,２０２６-０３-０５,,７,']);
    expect(rows[0]?.value).toMatchObject({ id: '001', name: 'ａ', on: '2026-03-05', count: 7 });
  });

  it.each(['a\u0000', 'a\u200Bb', '\uD800', 'a\u202Eb'])('refuse the invisible characters of %j', async (name) => {
    const table = { format: 'csv', places: {}, rows: [{ line: 2, cells: { id: '001', name } }], faults: [] } as const;
    expect(parseRows(schema, table, references).faults).toMatchObject([{ column: 'name', code: 'control-character' }]);
  });

  it('keep the faults of reading, and report nothing else for such a cell or row', async () => {
    const fault = { line: 2, column: 'name', code: 'formula', zh: '含公式', en: 'formula' } as const;
    const table = {
      format: 'xlsx',
      places: {},
      rows: [{ line: 2, cells: { id: '001', name: '' } }],
      faults: [fault],
    } as const;
    expect(parseRows(schema, table, references)).toEqual({ rows: [], faults: [fault] });
  });

  it('need a check for each reference', async () => {
    const table = {
      format: 'csv',
      places: {},
      rows: [{ line: 2, cells: { id: '001', name: 'a', unit: '1' } }],
      faults: [],
    } as const;
    expect(() => parseRows(schema, table)).toThrow('no check for the reference orgUnit');
  });
});

describe('dates and months', () => {
  const value = async (column: 'on' | 'born', cell: string, format: 'csv' | 'xlsx') =>
    (await parse([column === 'on' ? `001,a,,${cell},,,` : `001,a,,,${cell},,`], format)).rows[0]?.value[column];

  it.each([
    ['2026-03-05', '2026-03-05'],
    ['2026-3-5', '2026-03-05'],
    ['2026/03/05', '2026-03-05'],
    ['2026.3.5', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['2026-3/5', undefined],
    ['20260305', undefined],
    ['3/5/2026', undefined],
    ['2026-02-29', undefined],
    ['46086', undefined],
    ['2026', undefined],
  ])('take %s for the date %p', async (cell, date2) => {
    expect(await value('on', cell, 'csv')).toBe(date2);
  });

  it.each([
    ['46086', '2026-03-05'],
    ['10000', '1927-05-18'],
    ['2026', undefined],
    ['2026-03-05 08:30:00', undefined],
  ])('take %s of a workbook for the date %p', async (cell, date2) => {
    expect(await value('on', cell, 'xlsx')).toBe(date2);
  });

  it.each([
    ['1990-05', 'csv', '1990-05'],
    ['1990/5', 'csv', '1990-05'],
    ['1990年12月', 'csv', '1990-12'],
    ['1990.1', 'csv', undefined],
    ['1990-00', 'csv', undefined],
    ['1990-05-01', 'csv', undefined],
    ['1990-05-01', 'xlsx', '1990-05'],
    ['1990-05-02', 'xlsx', undefined],
  ] as const)('take %s of a %s for the month %p', async (cell, format, month2) => {
    expect(await value('born', cell, format)).toBe(month2);
  });
});

describe('the faults of form', () => {
  it('are those of cells, of reading and of rows that repeat each other; no reference is asked', async () => {
    const lines = ['001,张三,x,,,,9999', '002,李四,,,,,9999', '002,王五,,,,,3701', '004,李四,,,,,', '005,a,b'];
    const table = await readTable(Buffer.from([header, ...lines, ''].join('\n')), { columns: schema.columns });
    const form = faultsOfForm(schema, table).map(({ line, column, code: what }) => `${line} ${column ?? '-'} ${what}`);
    expect(form).toEqual([
      '2 kind not-in-list',
      '4 id repeated',
      '5 name repeated',
      '6 - too-few-cells',
      '6 kind not-in-list',
    ]);
  });
});
