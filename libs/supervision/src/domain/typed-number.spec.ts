import { describe, expect, it } from '@jest/globals';
import { officialNumber } from './typed-number.js';

describe('a document number that is searched for', () => {
  it.each([
    '济历城组备[2026]1号',
    '济历城组备（2026）1号',
    '济历城组备 【2026】 1 号',
    '济历城组备(2026)1号',
    '济历城组备〔2026〕1号',
  ])('has the brackets of official numbers: %s', (typed) =>
    expect(officialNumber(typed)).toBe('济历城组备〔2026〕1号'),
  );
});
