import { describe, expect, it } from '@jest/globals';
import { inTurn, type DomainEvent } from './decider.js';

type Counted = DomainEvent<'Counted.v1', { upTo: number }>;

const counted = (upTo: number): Counted => ({ type: 'Counted.v1', data: { upTo } });
const after = (count: number, events: readonly Counted[]) => events.reduce((_, { data: { upTo } }) => upTo, count);
const steps = inTurn(after);

describe('steps in turn', () => {
  it('are each decided upon what all before them have brought', () => {
    const next = (count: number) => [counted(count + 1), counted(count + 2)];
    const tenfold = (count: number) => [counted(count * 10)];
    expect(steps(1, next, tenfold, next)).toEqual([2, 3, 30, 31, 32].map(counted));
  });

  it('find what was there where those before them were quiet', () => {
    const seen: number[] = [];
    const quiet = (count: number) => {
      seen.push(count);
      return [];
    };
    expect(steps(5, quiet, quiet)).toEqual([]);
    expect(seen).toEqual([5, 5]);
  });
});
