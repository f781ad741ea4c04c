import { describe, expect, it } from '@jest/globals';
import { expectCount, isReached, median, quantile, WrongCountError } from './figures.js';

describe('figures', () => {
  it('takes the value that the asked share does not exceed', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1)]).toEqual([50, 99, 100]);
    expect(median([3, 1, 2])).toBe(2);
  });

  it('measures nothing from nothing', () => {
    expect(() => quantile([], 0.5)).toThrow(WrongCountError);
  });

  it('holds a goal against the ratio where there is one', () => {
    const row = { name: 'append', value: 9_000, unit: '1/s', ratio: 0.6, goal: 0.65 };
    expect(isReached(row)).toBe(false);
    expect(isReached({ ...row, ratio: 0.65 })).toBe(true);
  });

  it('holds an upper bound from below', () => {
    const row = { name: 'p99', value: 21, unit: 'ms', goal: 20, atMost: true };
    expect(isReached(row)).toBe(false);
    expect(isReached({ ...row, value: 20 })).toBe(true);
  });

  it('says nothing of a figure without a goal', () => {
    expect(isReached({ name: 'memory', value: 1, unit: 'MiB' })).toBeUndefined();
  });

  it('accepts no lost and no doubled event', () => {
    for (const found of [99, 101]) expect(() => expectCount('events', found, 100)).toThrow(WrongCountError);
    expect(() => expectCount('events', 100, 100)).not.toThrow();
  });
});
