import type { Table } from '#imports';
import type { RowFault } from './row-fault.js';

/** A unit with more rows is a part of its own. */
const PART_ROWS = 1_000;

/**
 * A table in parts that can be decided one after the other: rows of one unit stay together, since its seats are taken in
 * turn. `faults` are those found so far in the whole table; each part has those of its own rows. `unplaced` are those of no
 * row.
 */
export const partsOf = (
  table: Table,
  faults: Table['faults'],
): Readonly<{ parts: readonly Table[]; unplaced: readonly RowFault[] }> => {
  const faultsAt = new Map<number, Table['faults'][number][]>();
  for (const fault of faults) faultsAt.set(fault.line, [...(faultsAt.get(fault.line) ?? []), fault]);
  const parts = unitsTogether(table.rows).map((rows) => ({
    ...table,
    rows,
    faults: faults.length === 0 ? [] : rows.flatMap(({ line }) => faultsAt.get(line) ?? []),
  }));
  const placed = new Set(table.rows.map(({ line }) => line));
  return { parts, unplaced: faults.filter(({ line }) => !placed.has(line)) };
};

const unitsTogether = (rows: Table['rows']): readonly Table['rows'][] => {
  const units = new Map<string, Table['rows'][number][]>();
  for (const row of rows) {
    const unit = row.cells['orgCode'] ?? '';
    const same = units.get(unit);
    if (same) same.push(row);
    else units.set(unit, [row]);
  }
  const parts: Table['rows'][number][][] = [];
  for (const unit of units.values()) {
    const last = parts.at(-1);
    if (last && last.length + unit.length <= PART_ROWS) last.push(...unit);
    else parts.push(unit);
  }
  return parts;
};
