import type { TableName } from '../domain/table-names.js';
import { peopleKind } from './people-kind.js';
import { postsKind } from './posts-kind.js';
import { relativesKind } from './relatives-kind.js';
import { reserveKind } from './reserve-kind.js';
import type { TableKind } from './table-plan.js';

export const tableKinds = {
  people: peopleKind,
  posts: postsKind,
  relatives: relativesKind,
  reserve: reserveKind,
} as const satisfies Readonly<Record<TableName, TableKind>>;
