import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '#kernel';
import type { Lookup } from '#workflow';
import { lookupOf } from '../personnel.fixture.js';
import { accessHours, dutyRules, entryRule, sanctionMonths } from './rules-in-force.js';

const withUnit =
  (key: string, unit: string): Lookup =>
  (asked) =>
    asked === key ? { ...lookupOf()(asked), parameter: { unit } } : lookupOf()(asked);
const duty = (key: string, value: JsonValue) => () => dutyRules(lookupOf({ [key]: value }));

describe('the rules on personnel files', () => {
  it('are read as the project ships them', () => {
    const { build, ladder, escalation } = dutyRules(lookupOf());
    expect(build).toEqual({
      key: 'personnelFile.create',
      version: 'personnelFile.create@3701:2020-07-14',
      unit: 'workingDay',
      amount: 10,
    });
    expect(ladder.rules).toHaveLength(6);
    expect(escalation.red).toEqual({ to: ['townPartyCommittee'], copyTo: ['townOrgOfficer', 'countyOrgOfficer'] });
    expect(entryRule(lookupOf())).toMatchObject({ unit: 'workingDay', amount: 10 });
    expect(accessHours(lookupOf())).toBe(360);
    const months = Object.entries(sanctionMonths(lookupOf())).map(([sanction, rule]) => [sanction, rule.months]);
    expect(months).toEqual([
      ['warning', 6],
      ['demerit', 12],
      ['major-demerit', 18],
    ]);
  });

  it.each([
    ['personnelFile.create', duty('personnelFile.create', 0)],
    ['personnelFile.create', duty('personnelFile.create', 'soon')],
    ['personnelFile.create', () => dutyRules(withUnit('personnelFile.create', 'rule'))],
    ['supervise.alertTime', duty('supervise.alertTime', '25:00')],
    ['supervise.ladder', duty('supervise.ladder', [])],
    ['supervise.ladder', duty('supervise.ladder', [{ stage: 'remind', offset: 'x' }])],
    ['escalation.personnelFile', duty('escalation.personnelFile', { remind: { to: [], copyTo: [] } })],
    ['sanction.effect.demerit', () => sanctionMonths(withUnit('sanction.effect.demerit', 'year'))],
    ['personnelFile.accessMax', () => accessHours(withUnit('personnelFile.accessMax', 'month'))],
  ])('name the parameter that cannot be used: %s', (key, read) =>
    expect(read).toThrow(expect.objectContaining({ name: 'UnusableParameterError', key })),
  );
});
