import type { JsonValue } from '#kernel';
import { column } from '../schema/column.js';
import { choice, code, date, text } from '../schema/columns.js';
import { repeatedRows, tableSchema, type RowFault } from '../schema/table-schema.js';

const PERIODS = ['workingDay', 'calendarDay', 'month', 'year'];

const CONFIDENCES = [
  { value: 'LAW', title: { zh: '法律法规', en: 'Law' } },
  { value: 'PLAN', title: { zh: '实施方案', en: 'Plan' } },
  { value: 'PUB', title: { zh: '公开资料', en: 'Published' } },
  { value: 'EX', title: { zh: '外地做法', en: 'Example' } },
  { value: 'RECALL', title: { zh: '待核实', en: 'Recalled' } },
  { value: 'DEFAULT', title: { zh: '系统默认', en: 'Default' } },
] as const;

/**
 * Time limits and thresholds, each with its scope and the date from which it holds. A value reads as a number, true or
 * false, JSON (where it starts with a bracket) or else text. `source` holds codes of sources, parted by spaces or commas.
 */
export const parametersTable = tableSchema({
  columns: {
    key: code({
      title: { zh: '参数', en: 'Key' },
      required: true,
      pattern: /^[a-z]\w*(\.[a-z]\w*)+$/,
      expected: { zh: '以点分隔的英文键名', en: 'a key of words parted by dots' },
    }),
    value: column({ title: { zh: '值', en: 'Value' }, required: true }, (cell) => valueIn(cell)),
    unit: text({ title: { zh: '单位', en: 'Unit' }, required: true, maxLength: 50 }),
    scope: code({
      title: { zh: '适用范围', en: 'Scope' },
      required: true,
      reference: 'orgUnit',
      pattern: /^(\d{4}|\d{6}|\d{9})$/,
      expected: { zh: '市、区县或镇街的编码', en: 'the code of a city, county or town' },
    }),
    effectiveFrom: date({ title: { zh: '生效日期', en: 'Effective from' }, required: true }),
    source: column({ title: { zh: '依据', en: 'Source' }, required: false }, (cell) => sourcesIn(cell)),
    confidence: choice({ title: { zh: '依据等级', en: 'Confidence' }, required: true, choices: CONFIDENCES }),
    note: text({ title: { zh: '备注', en: 'Note' }, required: false, maxLength: 500 }),
  },
  check: (rows) => [
    ...repeatedRows(rows, 'key', ({ key, scope, effectiveFrom }) => [key, scope, effectiveFrom].join(' ')),
    ...rows.flatMap(({ line, value: { value, unit } }): RowFault<'value'>[] => {
      const wrong =
        PERIODS.includes(unit) && typeof value !== 'object' && !(Number.isInteger(value) && Number(value) > 0);
      return wrong ? [{ line, column: 'value', code: 'not-a-period' }] : [];
    }),
  ],
});

const JSON_EXPECTED = { zh: '正确的JSON', en: 'well-formed JSON' };
const SOURCE_EXPECTED = { zh: '依据编号，如L01、P31', en: 'codes of sources, such as L01 P31' };

const valueIn = (cell: string) => {
  const plain = cell.normalize('NFKC');
  if (!/^([[{]|-?\d+(\.\d+)?$|true$|false$)/.test(plain)) return { value: cell as JsonValue };
  try {
    return { value: JSON.parse(plain) as JsonValue };
  } catch {
    return { fault: 'pattern', params: { expected: JSON_EXPECTED } } as const;
  }
};

const sourcesIn = (cell: string) => {
  const codes = cell
    .normalize('NFKC')
    .split(/[\s,;、]+/)
    .filter((source) => source !== '');
  return codes.every((source) => /^[A-Z]\d{1,3}$/.test(source))
    ? { value: codes }
    : ({ fault: 'pattern', params: { expected: SOURCE_EXPECTED } } as const);
};
