import { describe, expect, it } from '@jest/globals';
import { PackedRows } from './packed-rows.js';
import type { PlannedRow } from './import-step.js';

const rowOf = (line: number, name: string): PlannedRow => {
  const words = { type: 'RegisterPerson', personId: `p${line}`, name, orgCode: '370102001001' } as const;
  const steps = [{ on: 'person', personId: `p${line}`, words }] as const;
  return { line, column: 'name', change: 'added', columns: [], steps };
};
const rowsOf = (count: number, name: string) => Array.from({ length: count }, (_, index) => rowOf(index + 2, name));
const unpacked = (batches: readonly PackedRows[]) =>
  batches.map((batch) => JSON.parse(batch.toJson()) as readonly PlannedRow[]);

describe('packed rows', () => {
  it('are the same rows in the same order, whatever their characters', () => {
    const rows = [rowOf(2, '王"伟\n'), rowOf(3, '𠮷田'), rowOf(4, '')];
    expect(unpacked(PackedRows.of(rows))).toEqual([rows]);
    expect(PackedRows.of([])).toEqual([]);
  });

  it('come a thousand together', () => {
    const batches = PackedRows.of(rowsOf(2_100, '王伟'));
    expect(batches.map(({ count }) => count)).toEqual([1_000, 1_000, 100]);
    expect(unpacked(batches).flat()).toEqual(rowsOf(2_100, '王伟'));
  });

  it('come fewer together where they are long, so that an event holds them', () => {
    const batches = PackedRows.of(rowsOf(900, '伟'.repeat(1_000)));
    expect(batches.length).toBeGreaterThan(4);
    for (const batch of batches) expect(Buffer.byteLength(batch.toJson())).toBeLessThan(601_000);
    expect(unpacked(batches).flat()).toHaveLength(900);
  });
});
