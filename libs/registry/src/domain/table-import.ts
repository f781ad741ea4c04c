import type { Aggregate, Decider, Rejection } from '#kernel';
import type { Moment } from './moment.js';
import { importersOf } from './table-importers.js';
import {
  tableImportEvents,
  type RefusedLine,
  type TableDifference,
  type TableImportEvent,
} from './table-import.events.js';
import type { TableName } from './table-names.js';

/**
 * `orgCode` is the unit of the first row; each row's own command has been rehearsed by the same account. `fileHash` is
 * compared where the command is repeated and never stored: it could be guessed from a short table. `env` tells what the
 * table came to, beside what was registered in that moment.
 */
export type AcceptTableImport = Readonly<{
  type: 'AcceptTableImport';
  importId: string;
  importedBy: string;
  table: TableName;
  orgCode: string;
  fileHash: string;
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

export type TableImportRejection = Rejection<'import-exists' | 'no-such-import' | 'import-out-of-order'>;

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

const accept = (command: AcceptTableImport, state: TableImportState) => {
  if (state.status !== 'none') return { rejected: 'import-exists' } as const;
  const { importId, importedBy, table, orgCode, env } = command;
  const { today: acceptedOn, rowsHash, rows, batches, difference } = env;
  const found = { rowsHash, rows, batches, difference };
  return [
    { type: 'TableImportAccepted.v1', data: { importId, importedBy, table, orgCode, ...found, acceptedOn } },
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
    if (event.type === 'TableImportAccepted.v1') {
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
