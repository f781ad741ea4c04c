import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-rules.js';

/** Different characters, each of two code units. */
const rare = (count: number) => String.fromCodePoint(...Array.from({ length: count }, (_, n) => 0x20bb7 + n));

describe('password', () => {
  it('has at least twelve characters', () => {
    expect(passwordFault('11-charactr', 'li')).toBe('password-too-short');
    expect(passwordFault('12-character', 'li')).toBeUndefined();
  });

  it('counts characters, not code units', () => {
    expect(passwordFault(rare(11), 'li')).toBe('password-too-short');
    expect(passwordFault(rare(12), 'li')).toBeUndefined();
  });

  it('has at most 128 characters', () => {
    expect(passwordFault('yi shou shi '.repeat(11).slice(0, 128), 'li')).toBeUndefined();
    expect(passwordFault('yi shou shi '.repeat(11).slice(0, 129), 'li')).toBe('password-too-long');
  });

  it('is more than a common word with the login name', () =>
    expect(passwordFault('zhang.weiguo-password1', 'zhang.weiguo')).toBe('password-too-common'));

  it('is not the login name in another case', () =>
    expect(passwordFault('Zhang.Weiguo01', 'zhang.weiguo01')).toBe('password-is-login-name'));
});
