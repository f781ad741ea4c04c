import { describe, expect, it } from '@jest/globals';
import type { Table } from '#imports';
import { partsOf } from './table-parts.js';

type Fault = Table['faults'][number];

const tableOf = (units: readonly string[]): Table => ({
  format: 'csv',
  places: {},
  rows: units.map((orgCode, index) => ({ line: index + 2, cells: { orgCode } })),
  faults: [],
});
const faultAt = (line: number): Fault => ({ line, code: 'repeated', zh: '重复', en: 'repeated' });
const linesOf = ({ rows }: Table) => rows.map(({ line }) => line);
const times = (unit: string, count: number) => Array.from({ length: count }, () => unit);

describe('the parts of a table', () => {
  it('hold every row once, and all rows of a unit together', () => {
    const units = Array.from({ length: 5_000 }, (_, n) => `u${n % 700}`);
    const { parts } = partsOf(tableOf(units), []);
    expect(parts.length).toBeGreaterThan(4);
    expect(parts.flatMap(linesOf).toSorted((a, b) => a - b)).toEqual(units.map((_, index) => index + 2));
    const partsOfUnit = new Map<string, Set<number>>();
    for (const [index, { rows }] of parts.entries())
      for (const { cells } of rows)
        partsOfUnit.set(cells['orgCode']!, (partsOfUnit.get(cells['orgCode']!) ?? new Set()).add(index));
    expect([...partsOfUnit.values()].filter(({ size }) => size !== 1)).toEqual([]);
  });

  it('hold up to a thousand rows, and more only where a unit has more', () => {
    const units = [...times('a', 600), ...times('b', 400), ...times('c', 1), ...times('d', 2_500), ...times('', 3)];
    expect(partsOf(tableOf(units), []).parts.map(({ rows }) => rows.length)).toEqual([1_000, 1, 2_500, 3]);
  });

  it('have the faults of their own rows; those of no row are left over', () => {
    const table = tableOf([...times('a', 1_000), 'b', 'a']);
    const [first, last, other, none] = [faultAt(2), faultAt(1_003), faultAt(1_002), faultAt(4_000)];
    const { parts, unplaced } = partsOf(table, [first, other, last, none]);
    expect(parts.map(({ faults }) => faults)).toEqual([[first, last], [other]]);
    expect(unplaced).toEqual([none]);
  });
});
