import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-rules.js';

describe('password', () => {
  it('has at least twelve characters', () => {
    expect(passwordFault('11-charactr', 'li')).toBe('password-too-short');
    expect(passwordFault('12-character', 'li')).toBeUndefined();
  });

  it('counts characters, not code units', () => {
    expect(passwordFault('𠮷'.repeat(11), 'li')).toBe('password-too-short');
    expect(passwordFault('𠮷'.repeat(12), 'li')).toBeUndefined();
  });

  it('has at most 128 characters', () => {
    expect(passwordFault('x'.repeat(128), 'li')).toBeUndefined();
    expect(passwordFault('x'.repeat(129), 'li')).toBe('password-too-long');
  });

  it('is not the login name in another case', () =>
    expect(passwordFault('Zhang.Weiguo01', 'zhang.weiguo01')).toBe('password-is-login-name'));
});
