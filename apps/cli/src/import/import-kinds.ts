import type { ImportKind } from './import-kind.js';
import { calendarImport } from './calendar-import.js';
import { divisionsImport } from './divisions-import.js';
import { parametersImport } from './parameters-import.js';
import { peopleImport } from './people-import.js';
import { postsImport } from './posts-import.js';

export const importKinds = {
  divisions: divisionsImport,
  people: peopleImport,
  posts: postsImport,
  calendar: calendarImport,
  parameters: parametersImport,
} as const satisfies Readonly<Record<string, ImportKind>>;

export type ImportKindName = keyof typeof importKinds;

export const importKindNames = Object.keys(importKinds) as ImportKindName[];
