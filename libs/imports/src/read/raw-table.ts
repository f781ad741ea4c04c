import type { FaultCode, FaultParams } from '../fault.js';

export type TableFormat = 'csv' | 'xlsx';

export type Limits = Readonly<{
  fileBytes: number;
  unpackedBytes: number;
  rows: number;
  columns: number;
  cellLength: number;
}>;

/** What a table may hold at most; `rows` without the title row. */
export const DEFAULT_LIMITS: Limits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 128 * 1024 * 1024,
  rows: 100_000,
  columns: 100,
  cellLength: 2_000,
};

/** Cells by position, before anyone has looked at the titles. `index` of a fault is the position of its cell, from 0. */
export type RawRow = Readonly<{ line: number; cells: readonly string[] }>;
export type RawFault = Readonly<{ line: number; index?: number; code: FaultCode; params?: FaultParams }>;
export type RawTable = Readonly<{
  format: TableFormat;
  /** Name of the sheet in a workbook. */
  sheet?: string;
  rows: readonly RawRow[];
  faults: readonly RawFault[];
}>;
