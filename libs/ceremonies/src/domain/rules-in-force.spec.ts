import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '#kernel';
import { rules, rulesWith } from '../ceremony.fixture.js';
import { UnusableParameterError } from '#workflow';

describe('the rules of the published parameters', () => {
  it('are those of the handbook', () =>
    expect(rules).toMatchObject({
      before: { key: 'event.wedding.before', amount: 10, unit: 'workingDay' },
      afterWedding: { amount: 10, unit: 'workingDay' },
      funeralNotice: { amount: 1, unit: 'calendarDay' },
      afterFuneral: { amount: 10, unit: 'workingDay' },
      register: { amount: 2, unit: 'workingDay' },
      giftHandIn: { amount: 5, unit: 'workingDay' },
      tables: { value: 20 },
      tablesJoint: { value: 30 },
      tablesOther: { value: 12 },
      persons: { value: 200 },
      personsJoint: { value: 300 },
      personsOther: { value: 120 },
      cars: { value: 6 },
      otherCelebrations: { held: 'relatives-only' },
      verifySamplePercent: 20,
      retainMonths: 12,
      draftRetainMonths: 12,
    }));

  it('turn yuan into fen', () => {
    expect(rules.tableCostFen.value).toBe(20_000);
    expect(rules.giftFromNonRelativeFen.value).toBe(10_000);
  });

  it('climb the ladder of the supervision slips at 8:30', () =>
    expect(rules.ladder).toEqual({
      alertTime: '08:30',
      rules: [
        { stage: 'remind', offset: -5 },
        { stage: 'remind', offset: -1 },
        { stage: 'blue', offset: -2 },
        { stage: 'yellow', offset: 1 },
        { stage: 'red', offset: 5 },
        { stage: 'talk', offset: 10 },
      ],
    }));
});

describe('a parameter that cannot be used', () => {
  const step = { to: ['reporter'], copyTo: [] };
  const chain = { late: step, remind: step, blue: step, yellow: step, red: step, talk: step };
  const faults: [string, JsonValue][] = [
    ['event.tablesMax', -1],
    ['event.tablesMax', 1.5],
    ['event.tablesMax', '20'],
    ['supervise.alertTime', '8:30'],
    ['supervise.alertTime', '24:00'],
    ['event.otherCelebrations.held', 'sometimes'],
    ['supervise.ladder', []],
    ['supervise.ladder', [{ stage: 'purple', offset: 1 }]],
    ['supervise.ladder', [{ stage: 'red', offset: 0.5 }]],
    [
      'supervise.ladder',
      [
        { stage: 'red', offset: 5 },
        { stage: 'red', offset: 9 },
      ],
    ],
    ['escalation.ceremonyRegister', { ...chain, talk: { to: ['mayor'], copyTo: [] } }],
    ['escalation.ceremonyRegister', { ...chain, talk: { to: ['reporter'] } }],
    ['escalation.ceremonyPostReport', { late: step, remind: step }],
  ];

  it.each(faults)('%s: %j is refused by its name', (key, value) => {
    expect(() => rulesWith({ [key]: value })).toThrow(UnusableParameterError);
    expect(() => rulesWith({ [key]: value })).toThrow(key);
  });

  it('is not one that holds a usable value', () =>
    expect(() => rulesWith({ 'escalation.ceremonyRegister': chain, 'event.tablesMax': 0 })).not.toThrow());
});
