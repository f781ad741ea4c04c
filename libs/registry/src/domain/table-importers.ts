import type { Grantee } from '#kernel';
import { REGISTRARS } from './registrars.js';
import type { TableName } from './table-names.js';

/** Who may send a table: those who keep its register. What each row needs is asked of its own command besides. */
export const IMPORTERS = {
  people: REGISTRARS,
  posts: REGISTRARS,
  relatives: REGISTRARS,
  reserve: [...REGISTRARS, 'townPartyCommittee'],
} as const satisfies Readonly<Record<TableName, readonly string[]>>;

export const importersOf = (table: TableName, org: string): readonly Grantee[] => [
  { system: true },
  ...IMPORTERS[table].map((role) => ({ role, org })),
];
