import { choice, code, text } from '../schema/columns.js';
import { tableSchema, type RowFault } from '../schema/table-schema.js';

const LENGTHS = { city: 4, county: 6, town: 9, village: 12 } as const;

/**
 * Organization units by statistical division code. The parent of a unit is a unit of the next level, of this table or
 * known already (`orgUnit`); only a city has none. A unit that is known keeps its code wherever it is moved, so the code of
 * its parent need not be the beginning of its own.
 */
export const divisionsTable = tableSchema({
  columns: {
    code: code({
      title: { zh: '编码', en: 'Code' },
      required: true,
      unique: true,
      pattern: /^(\d{4}|\d{6}|\d{9}|\d{12})$/,
      expected: { zh: '4、6、9或12位数字', en: '4, 6, 9 or 12 digits' },
    }),
    name: text({ title: { zh: '名称', en: 'Name' }, required: true, maxLength: 100 }),
    level: choice({
      title: { zh: '层级', en: 'Level' },
      required: true,
      choices: [
        { value: 'city', title: { zh: '市', en: 'City' } },
        { value: 'county', title: { zh: '区县', en: 'County' } },
        { value: 'town', title: { zh: '镇街', en: 'Town' } },
        { value: 'village', title: { zh: '村', en: 'Village' } },
      ],
    }),
    parentCode: code({
      title: { zh: '上级编码', en: 'Parent code' },
      required: false,
      pattern: /^(\d{4}|\d{6}|\d{9})$/,
      expected: { zh: '4、6或9位数字', en: '4, 6 or 9 digits' },
    }),
  },
  check: (rows, { orgUnit = () => false }) => {
    const inTable = new Set(rows.map(({ value }) => value.code));
    return rows.flatMap(({ line, value }): RowFault<'level' | 'parentCode'>[] => {
      const { code: own, level, parentCode } = value;
      if (own.length !== LENGTHS[level]) return [{ line, column: 'level', code: 'level-of-code' }];
      if (level === 'city')
        return parentCode === undefined ? [] : [{ line, column: 'parentCode', code: 'parent-of-code' }];
      const fits = orgUnit(own, value) ? isOfLevelAbove : isAbove;
      if (parentCode === undefined || !fits(parentCode, own))
        return [{ line, column: 'parentCode', code: 'parent-of-code' }];
      const isKnown = inTable.has(parentCode) || orgUnit(parentCode, value);
      return isKnown ? [] : [{ line, column: 'parentCode', code: 'unknown-reference' }];
    });
  },
});

const isAbove = (parent: string, own: string): boolean => own.startsWith(parent) && isOfLevelAbove(parent, own);

const isOfLevelAbove = (parent: string, own: string): boolean => {
  const lengths: readonly number[] = Object.values(LENGTHS);
  return lengths.indexOf(parent.length) === lengths.indexOf(own.length) - 1;
};
