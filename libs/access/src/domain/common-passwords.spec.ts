import { describe, expect, it } from '@jest/globals';
import { isCommonPassword } from './common-passwords.js';

describe('a common password', () => {
  it.each([
    'aaaaaaaaaaaa',
    '121212121212',
    '123456789012',
    'abcdefghijkl',
    'qwertyuiop2026',
    '1qaz2wsx3edc',
    '987654321098',
    'passwordpassword',
    'Password2026!',
    'P@ssw0rd1234',
    'Admin-123456',
    'woaini5201314',
    'cunzhi@2026-09',
    'qwerty123456',
    'Welcome 2026',
    'ｐａｓｓｗｏｒｄ２０２６',
  ])('is %p', (password) => expect(isCommonPassword(password)).toBe(true));

  it.each([
    'correct horse battery',
    'a new and longer one',
    'a long enough password',
    '芦南村的老槐树开花了十二回',
    'XQm3-vT9z-Lk27-p',
    'kT5yq0Zb3nWm8RfA',
    'purple passwords swim slowly',
  ])('is not %p', (password) => expect(isCommonPassword(password)).toBe(false));

  it('does not take long to tell, however long it is', () => {
    const began = performance.now();
    isCommonPassword('a'.repeat(64) + 'aab'.repeat(20) + '!');
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
