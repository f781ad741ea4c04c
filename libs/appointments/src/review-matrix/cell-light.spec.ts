import { describe, expect, it } from '@jest/globals';
import { lightOf } from './cell-light.js';

describe('the light of a reply', () => {
  it.each([
    ['waiting', 2, 'green'],
    ['waiting', 1, 'yellow'],
    ['waiting', 0, 'yellow'],
    ['waiting', -1, 'red'],
    ['waiting', null, 'grey'],
    ['replied', -1, 'grey'],
    ['closed', -1, 'grey'],
    ['not-waited-for', -1, 'grey'],
  ] as const)('of one that is %s with %s working days left is %s', (status, left, light) =>
    expect(lightOf(status, left)).toBe(light),
  );
});
