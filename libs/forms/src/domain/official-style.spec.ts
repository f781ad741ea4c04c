import { describe, expect, it } from '@jest/globals';
import { officialDate, officialMonth, officialTime, yuan } from './official-style.js';

describe('official style', () => {
  it('writes dates without leading zeros', () => {
    expect(officialDate('2026-11-24')).toBe('2026年11月24日');
    expect(officialDate('2026-03-04')).toBe('2026年3月4日');
    expect(officialDate(null)).toBe('—');
    expect(officialMonth('1968-05')).toBe('1968年5月');
    expect(officialMonth(undefined)).toBe('—');
  });

  it('writes instants as the hour in Shanghai', () => {
    expect(officialTime('2026-11-23T16:05:00.000Z')).toBe('2026年11月24日 00:05');
    expect(officialTime('2026-11-24T08:40:00.000Z')).toBe('2026年11月24日 16:40');
  });

  it('writes fen as yuan', () => {
    expect([0, 5, 20_000, 20_050, 123_456].map(yuan)).toEqual(['0', '0.05', '200', '200.50', '1234.56']);
  });
});
