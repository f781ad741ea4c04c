import { describe, expect, it } from '@jest/globals';
import { inputFaults } from './input-fault.js';

describe('input faults', () => {
  it('name the place, and what it must be, in both languages', () => {
    const errors = [
      {
        property: 'plan',
        children: [{ property: 'tables', constraints: { max: 'tables must not be greater than 10000' } }],
      },
      { property: 'channel', constraints: { isIn: 'channel must be one of the following values: online, phone' } },
      { property: 'extra', constraints: { whitelistValidation: 'property extra should not exist' } },
    ];
    expect(inputFaults(errors)).toEqual([
      { path: 'plan.tables', code: 'max', zh: '数值过大（界限：10000）', en: 'tables must not be greater than 10000' },
      {
        path: 'channel',
        code: 'isIn',
        zh: '不在可选范围内，可选：online, phone',
        en: 'channel must be one of the following values: online, phone',
      },
      { path: 'extra', code: 'whitelistValidation', zh: '没有这一项,请删除', en: 'property extra should not exist' },
    ]);
  });

  it.each([
    ['isLocalDate', '必须是真实存在的日期，格式为 YYYY-MM-DD，并在 1900-01-01 至 2199-12-31 之间'],
    ['isIso8601', '必须是 ISO 8601 时刻，并在 1900-01-01 至 2199-12-31 之间'],
  ])('name the range of %s', (code, zh) =>
    expect(inputFaults([{ property: 'on', constraints: { [code]: 'en' } }])).toEqual([
      { path: 'on', code, zh, en: 'en' },
    ]),
  );
});
