import { describe, expect, it } from '@jest/globals';
import { contentOf, follows, GENESIS, hashOf, type SecurityLine } from './security-line.js';

const line: SecurityLine = {
  kind: 'sign-in',
  at: '2026-03-02T01:00:00.000Z',
  outcome: 'allowed',
  accountId: 'a1',
  units: ['3701'],
  subject: null,
  code: null,
  facts: { b: 1, a: 'x' },
};

describe('a line of the security log', () => {
  it('has one canonical form, whatever the order of its fields', () =>
    expect(contentOf(line)).toBe(
      '{"accountId":"a1","at":"2026-03-02T01:00:00.000Z","code":null,"facts":{"a":"x","b":1},"kind":"sign-in","outcome":"allowed","subject":null,"units":["3701"]}',
    ));

  it('leaves out what the database cannot keep', () =>
    expect(contentOf({ ...line, subject: 'a\0b\ud800c😀' })).toContain('"subject":"abc😀"'));

  it('follows the line before it only with its number, its hash and its own words', () => {
    const first = { seq: 1, previous: '', content: contentOf(line) };
    const stored = { ...first, hash: hashOf(first) };
    expect(follows(GENESIS, stored)).toBe(true);
    expect(follows({ seq: 1, hash: '' }, stored)).toBe(false);
    expect(follows({ seq: 0, hash: 'other' }, stored)).toBe(false);
    expect(follows(GENESIS, { ...stored, content: contentOf({ ...line, outcome: 'refused' }) })).toBe(false);
    expect(follows(GENESIS, { ...stored, previous: 'other' })).toBe(false);
  });
});
