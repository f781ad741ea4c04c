import { describe, expect, it } from '@jest/globals';
import { packRows, unpackRows } from './packed-rows.js';
import { unpackedText } from './packed-text.js';
import type { PlannedRow } from './import-step.js';

const rowOf = (line: number, name: string): PlannedRow => {
  const words = { type: 'RegisterPerson', personId: `p${line}`, name, orgCode: '370102001001' } as const;
  const steps = [{ on: 'person', personId: `p${line}`, words }] as const;
  return { line, column: 'name', change: 'added', columns: [], steps };
};
const rowsOf = (count: number, name: string) => Array.from({ length: count }, (_, index) => rowOf(index + 2, name));

describe('packed rows', () => {
  it('are the same rows in the same order, whatever their characters', () => {
    const rows = [rowOf(2, '王"伟\n'), rowOf(3, '𠮷田'), rowOf(4, '')];
    expect(packRows(rows).map(unpackRows)).toEqual([rows]);
    expect(packRows([])).toEqual([]);
  });

  it('are never packed alike twice, so that their hash gives nothing away', () => {
    expect(packRows([rowOf(2, '王伟')])).not.toEqual(packRows([rowOf(2, '王伟')]));
  });

  it('come a thousand together', () => {
    const batches = packRows(rowsOf(2_100, '王伟'));
    expect(batches.map((batch) => unpackRows(batch).length)).toEqual([1_000, 1_000, 100]);
    expect(batches.flatMap(unpackRows)).toEqual(rowsOf(2_100, '王伟'));
  });

  it('come fewer together where they are long, so that an event holds them', () => {
    const batches = packRows(rowsOf(900, '伟'.repeat(1_000)));
    expect(batches.length).toBeGreaterThan(4);
    for (const batch of batches) expect(Buffer.byteLength(unpackedText(batch))).toBeLessThan(601_000);
    expect(batches.flatMap(unpackRows)).toHaveLength(900);
  });
});
