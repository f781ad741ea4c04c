import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '#kernel';
import { ladderOf, periodOf, UnusableParameterError, type Lookup } from './parameters.js';

const holding =
  (values: Readonly<Record<string, readonly [JsonValue, string]>>): Lookup =>
  (key) => {
    const [value, unit] = values[key]!;
    return { value, version: `${key}@3701:2020-07-14`, parameter: { unit } };
  };
const time = ['08:30', 'time'] as const;

describe('parameters of time limits and ladders', () => {
  it('are time limits with their version', () =>
    expect(periodOf(holding({ 'a.b': [3, 'workingDay'] }), 'a.b')).toEqual({
      key: 'a.b',
      version: 'a.b@3701:2020-07-14',
      amount: 3,
      unit: 'workingDay',
    }));

  it.each<readonly [JsonValue, string]>([
    ['3', 'workingDay'],
    [-1, 'workingDay'],
    [1.5, 'workingDay'],
    [3, 'count'],
  ])('%j of unit %s is no time limit', (value, unit) =>
    expect(() => periodOf(holding({ k: [value, unit] }), 'k')).toThrow(UnusableParameterError),
  );

  it('are ladders', () => {
    const rules = [
      { stage: 'remind', offset: 0 },
      { stage: 'yellow', offset: 2 },
    ];
    const lookup = holding({ k: [rules, 'rule'], 'supervise.alertTime': time });
    expect(ladderOf(lookup, 'k')).toEqual({ rules, alertTime: '08:30' });
  });

  it.each<readonly [string, JsonValue, JsonValue]>([
    ['without a rung', [], '08:30'],
    ['of unknown colours', [{ stage: 'pink', offset: 1 }], '08:30'],
    ['of half days', [{ stage: 'blue', offset: 0.5 }], '08:30'],
    ['with a colour twice', [1, 2].map((offset) => ({ stage: 'red', offset })), '08:30'],
    ['taken at no hour', [{ stage: 'blue', offset: 1 }], '24:00'],
  ])('%s are refused', (_what, rules, hour) =>
    expect(() => ladderOf(holding({ k: [rules, 'rule'], 'supervise.alertTime': [hour, 'time'] }), 'k')).toThrow(
      UnusableParameterError,
    ),
  );
});
