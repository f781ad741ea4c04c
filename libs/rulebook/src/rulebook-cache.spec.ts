import { describe, expect, it } from '@jest/globals';
import { isSetFor } from './rulebook-cache.js';

const set = [
  { key: 'event.tablesMax', scope: '3701' },
  { key: 'substitution.maxMonths', scope: '370113' },
];

describe('a parameter', () => {
  it.each([
    ['event.tablesMax', ['3701', '370112'], true],
    ['event.tablesMax', ['3702'], false],
    ['substitution.maxMonths', ['3701', '370112'], false],
    ['substitution.maxMonths', ['3701', '370113', '370113001'], true],
  ])('%s is set for the place of its scope and below: %j %s', (key, orgPath, expected) =>
    expect(isSetFor({ parameters: set }, key, orgPath)).toBe(expected),
  );
});
