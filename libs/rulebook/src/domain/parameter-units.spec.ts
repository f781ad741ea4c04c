import { describe, expect, it } from '@jest/globals';
import { unitForm } from './parameter-units.js';

describe('a unit', () => {
  it.each([
    ['workingDay', 3],
    ['workingDay', '5 and 1'],
    ['month', 12],
    ['count', 0],
    ['count', '3-7'],
    ['count', '3 or 5'],
    ['percent', 100],
    ['boolean', false],
    ['fraction >', '1/2'],
    ['fraction', 'more than 1/2 of adults, or 2/3 of households'],
    ['enum(pre|post)', 'post'],
    ['time', '23:59'],
    ['window', '11-01..03-31'],
    ['dates', '09-30, 11-15'],
    ['score', '90/80/70/60'],
    ['frequency', 'at once'],
    ['rule', 'required'],
    ['structure', { a: 1 }],
  ])('%s admits %j', (unit, value) => expect(unitForm(unit)?.admits(value)).toBe(true));

  it.each([
    ['workingDay', 0],
    ['workingDay', -3],
    ['workingDay', 1.5],
    ['workingDay', 'many'],
    ['workingDay', { a: 1 }],
    ['workingDay', 3_661],
    ['year', 101],
    ['count <=', -1],
    ['count <=', 'many'],
    ['count', 'many'],
    ['percent', 101],
    ['percent', -1],
    ['percent', '20'],
    ['boolean', 'yes'],
    ['fraction', '3/2'],
    ['fraction', '0/2'],
    ['fraction', 'half'],
    ['enum(pre|post)', 'never'],
    ['time', '24:00'],
    ['window', '13-01..03-31'],
    ['dates', 'soon'],
    ['score', 'good'],
    ['frequency', 4],
    ['rule', ''],
    ['structure', null],
  ])('%s does not admit %j', (unit, value) => expect(unitForm(unit)?.admits(value)).toBe(false));

  it.each(['fortnight', 'enum()', 'enum', 'toString', ''])('is not %p', (unit) =>
    expect(unitForm(unit)).toBeUndefined(),
  );
});
