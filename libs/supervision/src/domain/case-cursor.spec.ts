import { describe, expect, it } from '@jest/globals';
import { cursorText, readCursor } from './case-cursor.js';

const cursor = { sort: '-changed', value: '2026-09-14 02:00:00.123456+00', key: 'ceremony-f1' };

describe('the cursor of a list of cases', () => {
  it.each([
    cursor,
    { ...cursor, value: '2026-09-14' },
    { ...cursor, value: '0001-01-01' },
    { ...cursor, value: '2204-09-14' },
    { ...cursor, value: '-infinity' },
    { ...cursor, key: '村"' },
  ])('comes back as it was given: %j', (given) => {
    const text = cursorText(given);
    expect(text).toMatch(/^[0-9a-f]+$/);
    expect(readCursor(text, given.sort)).toEqual(given);
  });

  it('belongs to its sort', () => expect(readCursor(cursorText(cursor), 'due')).toBeUndefined());

  it.each([
    '',
    'zz',
    '7b7d',
    cursorText({ ...cursor, value: '2026-02-30' }),
    cursorText({ ...cursor, value: '0000-02-03' }),
    cursorText({ ...cursor, value: '2026-02-03 25:00:00+00' }),
    cursorText({ ...cursor, value: "'; drop table" }),
    cursorText(cursor).slice(2),
  ])('is nothing else: %s', (text) => {
    expect(readCursor(text, cursor.sort)).toBeUndefined();
  });
});
