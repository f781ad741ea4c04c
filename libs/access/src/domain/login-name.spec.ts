import { describe, expect, it } from '@jest/globals';
import { foldLoginName, isLoginName } from './login-name.js';

describe('login name', () => {
  it.each([
    ['Li.XiuYing', 'li.xiuying'],
    [' ｚｈａｎｇ０１ ', 'zhang01'],
    ['李秀英', '李秀英'],
  ])('folds %p to %p', (written, folded) => expect(foldLoginName(written)).toBe(folded));

  it.each(['abc', '李秀英', 'li_xiu-ying.01', 'x'.repeat(64)])('accepts %p', (name) =>
    expect(isLoginName(name)).toBe(true),
  );

  it.each(['ab', 'x'.repeat(65), 'li xiuying', "o'neill", 'li@town', ''])('refuses %p', (name) =>
    expect(isLoginName(name)).toBe(false),
  );
});
