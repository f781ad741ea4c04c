import type { ImportKind } from './import-kind.js';
import { calendarImport } from './calendar-import.js';
import { divisionsImport } from './divisions-import.js';
import { parametersImport } from './parameters-import.js';
import { tableImport } from './table-import.js';

export const importKinds = {
  divisions: divisionsImport,
  people: tableImport('people'),
  posts: tableImport('posts'),
  relatives: tableImport('relatives'),
  reserve: tableImport('reserve'),
  calendar: calendarImport,
  parameters: parametersImport,
} as const satisfies Readonly<Record<string, ImportKind>>;

export type ImportKindName = keyof typeof importKinds;

export const importKindNames = Object.keys(importKinds) as ImportKindName[];
