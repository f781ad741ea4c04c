import { describe, expect, it } from '@jest/globals';
import { countsAsSecondFactor } from './provider-factor.js';

const counted = { methods: ['mfa', 'hwk'], contexts: ['urn:two'] };

describe('the second factor of a provider', () => {
  it.each([
    [['pwd', 'mfa'], undefined, true],
    [['hwk'], 'urn:one', true],
    [['pwd'], 'urn:two', true],
    [['pwd'], 'urn:one', false],
    [[], undefined, false],
  ] as const)('%j in context %p: %p', (methods, context, counts) =>
    expect(countsAsSecondFactor({ methods, context }, counted)).toBe(counts),
  );

  it('never counts where the settings name none', () =>
    expect(countsAsSecondFactor({ methods: ['mfa'], context: '' }, { methods: [], contexts: [] })).toBe(false));
});
