import { describe, expect, it } from '@jest/globals';
import { formFault } from './input-form.js';

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

const keyed = (count: number): unknown => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, n]));

describe('the form of an input', () => {
  it.each([
    ['a NUL', { reason: 'a\u0000' }, 'unstorable-text'],
    ['half a character', { list: [{ name: '\ud800' }] }, 'unstorable-text'],
    ['a NUL in a key', { 'a\u0000': 1 }, 'unstorable-text'],
    ['nesting without end', nested(100_000 / 100), 'input-too-deep'],
    ['keys without end', { list: [keyed(5_000), keyed(5_000)] }, 'too-many-keys'],
    ['a key of a prototype', JSON.parse('{"a":{"__proto__":1}}'), 'unreadable-body'],
  ])('is refused for %s', (_what, input, code) => expect(formFault(input)).toBe(code));

  it.each([
    [{ name: '一事一议 \u{20BB7}\n' }],
    [nested(20)],
    [keyed(9_000)],
    [Array.from({ length: 20_000 }, () => 1)],
    [null],
    [undefined],
    [''],
  ])('is admitted: %#', (input) => expect(formFault(input)).toBeUndefined());
});
