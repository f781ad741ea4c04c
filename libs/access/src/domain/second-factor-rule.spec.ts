import { describe, expect, it } from '@jest/globals';
import { roleCodes } from './roles.js';
import { needsSecondFactor } from './second-factor-rule.js';

describe('the second factor', () => {
  it('is for every role but those that neither check nor decide', () =>
    expect(roleCodes.filter((role) => !needsSecondFactor([role]))).toEqual([
      'villager',
      'villagerRep',
      'partyMember',
      'villageClerk',
      'vcDirector',
    ]));

  it('is needed as soon as one role needs it', () => {
    expect(needsSecondFactor([])).toBe(false);
    expect(needsSecondFactor(['villager', 'countyReviewer'])).toBe(true);
  });
});
