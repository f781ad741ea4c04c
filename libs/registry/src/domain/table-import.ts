import type { Aggregate, Decider, Rejection } from '#kernel';
import type { Moment } from './moment.js';
import { importersOf } from './table-importers.js';
import {
  tableImportEvents,
  type FirstLoad,
  type RefusedLine,
  type TableDifference,
  type TableImportEvent,
} from './table-import.events.js';
import type { TableName } from './table-names.js';

/**
 * `orgCode` is the unit of the first row; each row's own command has been rehearsed by the same account. `fileHash` is
 * compared where the command is repeated and never stored: it could be guessed from a short table. `env` tells what the
 * table came to, beside what was registered in that moment. `firstLoad` is there where the table takes over what was.
 */
export type AcceptTableImport = Readonly<{
  type: 'AcceptTableImport';
  importId: string;
  importedBy: string;
  table: TableName;
  orgCode: string;
  fileHash: string;
  firstLoad?: FirstLoad;
  env: Moment & Readonly<{ rowsHash: string; rows: number; batches: number; difference: TableDifference }>;
}>;

/** `applied` and `refused` are those of this batch. */
export type MarkBatchApplied = Readonly<{
  type: 'MarkBatchApplied';
  importId: string;
  batch: number;
  applied: number;
  refused: readonly RefusedLine[];
}>;

type TableImportCommand = AcceptTableImport | MarkBatchApplied;

export type UnfitFirstLoad = Rejection<'first-load-of-posts-only' | 'first-load-reason-missing'>;

export type TableImportRejection =
  Rejection<'import-exists' | 'no-such-import' | 'import-out-of-order'> | UnfitFirstLoad;

type TableImportState =
  | Readonly<{ status: 'none' }>
  | Readonly<{
      status: 'accepted' | 'completed';
      importedBy: string;
      orgCode: string;
      batches: number;
      next: number;
      applied: number;
      refused: number;
    }>;

const LONGEST_REASON = 500;

/**
 * Terms alone are taken over as they were: every other table needs no paper. Who chooses so says why. Basis: DEFAULT.
 */
export const unfitFirstLoad = (table: TableName, firstLoad: FirstLoad | undefined): UnfitFirstLoad | undefined => {
  if (!firstLoad) return undefined;
  if (table !== 'posts') return { rejected: 'first-load-of-posts-only' };
  const length = firstLoad.reason?.trim().length ?? 0;
  return length === 0 || length > LONGEST_REASON ? { rejected: 'first-load-reason-missing' } : undefined;
};

const accept = (command: AcceptTableImport, state: TableImportState) => {
  if (state.status !== 'none') return { rejected: 'import-exists' } as const;
  const { importId, importedBy, table, orgCode, firstLoad = null, env } = command;
  const unfit = unfitFirstLoad(table, command.firstLoad);
  if (unfit) return unfit;
  const { today: acceptedOn, rowsHash, rows, batches, difference } = env;
  const found = { rowsHash, rows, batches, difference };
  return [
    { type: 'TableImportAccepted.v2', data: { importId, importedBy, table, orgCode, ...found, acceptedOn, firstLoad } },
  ] as const;
};

/** Batches are applied one after the other; marking one again changes nothing. */
const mark = ({ importId, batch, applied, refused }: MarkBatchApplied, state: TableImportState) => {
  if (state.status === 'none') return { rejected: 'no-such-import' } as const;
  if (batch < state.next) return [];
  if (batch > state.next) return { rejected: 'import-out-of-order' } as const;
  const total = state.applied + applied;
  const marked = { type: 'TableImportBatchApplied.v1', data: { importId, batch, applied: total, refused } } as const;
  if (batch + 1 < state.batches) return [marked];
  const { importedBy } = state;
  const data = { importId, importedBy, applied: total, refused: state.refused + refused.length };
  return [marked, { type: 'TableImportCompleted.v1', data }] as const;
};

const decider: Decider<TableImportCommand, TableImportState, TableImportEvent, TableImportRejection> = {
  initialState: () => ({ status: 'none' }),
  evolve: (state, event) => {
    if (event.type === 'TableImportAccepted.v2') {
      const { importedBy, orgCode, batches } = event.data;
      return { status: 'accepted', importedBy, orgCode, batches, next: 0, applied: 0, refused: 0 };
    }
    if (state.status === 'none') return state;
    if (event.type === 'TableImportCompleted.v1') return { ...state, status: 'completed' };
    const { batch, applied, refused } = event.data;
    return { ...state, next: batch + 1, applied, refused: state.refused + refused.length };
  },
  decide: (command, state) => (command.type === 'AcceptTableImport' ? accept(command, state) : mark(command, state)),
};

/** Once it is accepted, the system carries an import out, so that it is never left half done by a role that has ended. */
export const tableImport: Aggregate<TableImportCommand, TableImportState, TableImportEvent, TableImportRejection> = {
  category: 'tableimport',
  decider,
  events: tableImportEvents,
  policy: (command) => ({
    anyOf: command.type === 'AcceptTableImport' ? importersOf(command.table, command.orgCode) : [{ system: true }],
  }),
};
