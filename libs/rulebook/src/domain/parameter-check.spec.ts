import { describe, expect, it } from '@jest/globals';
import { countOf, ladderOf, percentOf, periodOf, type ParameterReading } from '#workflow';
import { parameterFault } from './parameter-check.js';
import type { ParameterVersion } from './parameter.events.js';

const version = (key: string, value: ParameterVersion['value'], unit: string, scope = '3701'): ParameterVersion => ({
  key,
  value,
  unit,
  scope,
  effectiveFrom: '2026-01-01',
  workflow: 'W4',
  meaning: 'm',
  anchor: '',
  confidence: 'DEFAULT',
  sources: [],
  note: '',
});
const ladder = [{ stage: 'red', offset: 5 }];
const shipped = [
  version('event.tablesMax', 20, 'count <='),
  version('event.register', 2, 'workingDay'),
  version('event.verifySample', 20, 'percent'),
  version('term.vsc', 'same as VC', 'rule'),
  version('supervise.ladder', ladder, 'workingDay'),
  version('supervise.alertTime', '08:30', 'time'),
  version('recall.vote', 30, 'calendarDay'),
  version('recall.petition', '1/5 of voters', 'fraction'),
];
const readings: readonly ParameterReading[] = [
  (lookup) => [countOf(lookup, 'event.tablesMax'), percentOf(lookup, 'event.verifySample')],
  (lookup) => periodOf(lookup, 'event.register'),
  (lookup) => ladderOf(lookup, 'supervise.ladder'),
  (lookup) => lookup('term.vsc').value === 'same as VC' || periodOf(lookup, 'term.vsc'),
];
const faultOf = (wanted: ParameterVersion, beside: readonly ParameterVersion[] = []) =>
  parameterFault(wanted, ['3701', '370112'], {
    readings,
    shipped,
    versions: [...shipped, ...beside].map((known) => ({ ...known, correction: 0 })),
  });

describe('a parameter of use', () => {
  it.each([
    ['event.tablesMax', 15, 'count <='],
    ['event.register', 1, 'month'],
    ['term.vsc', 5, 'year'],
    ['term.vsc', 'same as VC', 'rule'],
    ['supervise.ladder', ladder, 'workingDay'],
    ['recall.vote', 2, 'month'],
    ['recall.petition', '1/3 of voters', 'fraction'],
  ])('%s may be %j %s', (key, value, unit) => expect(faultOf(version(key, value, unit))).toBeUndefined());

  it.each(shipped.map((known) => [known.key, known] as const))('is %s as shipped', (_key, known) =>
    expect(faultOf(known)).toBeUndefined(),
  );
});

describe('a parameter of no use', () => {
  it.each([
    ['a unit that nobody knows', 'event.register', 2, 'fortnight', 'unit-unfit'],
    ['a unit of another kind', 'event.tablesMax', 20, 'workingDay', 'unit-unfit'],
    ['words for a number', 'event.tablesMax', 'many', 'count <=', 'value-unfit'],
    ['less than nothing', 'event.tablesMax', -1, 'count <=', 'value-unfit'],
    ['more than all', 'event.verifySample', 200, 'percent', 'value-unfit'],
    ['a list that its rule does not read', 'event.register', [1], 'workingDay', 'value-unfit'],
    ['a ladder of unknown rungs', 'supervise.ladder', [{ stage: 'green', offset: 1 }], 'workingDay', 'value-unfit'],
    ['a ladder of nothing', 'supervise.ladder', [null], 'workingDay', 'value-unfit'],
    ['words that its rule does not know', 'term.vsc', 'whatever', 'rule', 'value-unfit'],
    ['another form, where no rule reads it yet', 'recall.vote', '5 and 1', 'calendarDay', 'value-unfit'],
  ])('has %s', (_what, key, value, unit, code) => expect(faultOf(version(key, value, unit))?.code).toBe(code));

  it('says what its rule needs, in both languages', () =>
    expect(faultOf(version('term.vsc', 'whatever', 'rule'))?.needed).toEqual({
      zh: '以 workingDay、calendarDay、month 或 year 计的数',
      en: 'a number of workingDay, calendarDay, month or year',
    }));

  it('is refused for itself, not for what stands in its way', () => {
    const broken = version('supervise.alertTime', 'dawn', 'time', '370112');
    const bad = version('supervise.ladder', [], 'workingDay', '370112');
    expect(faultOf(version('supervise.ladder', ladder, 'workingDay', '370112'), [broken])).toBeUndefined();
    expect(faultOf(version('supervise.alertTime', '09:00', 'time', '370112'), [bad])).toBeUndefined();
    expect(faultOf(version('supervise.alertTime', '9', 'time', '370112'), [bad])?.code).toBe('value-unfit');
  });
});
