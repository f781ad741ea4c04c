import type { Aggregate, Rejection } from '#kernel';
import { stagedRowsEvents, type StagedRowsEvent } from './table-import.events.js';

export type StageRows = Readonly<{
  type: 'StageRows';
  importId: string;
  importedBy: string;
  batch: number;
  packed: string;
}>;

type Staged = Readonly<{ staged: boolean }>;

/** One batch of an import's rows, kept until the import is completed. */
export const stagedRows: Aggregate<StageRows, Staged, StagedRowsEvent, Rejection<'already-staged'>> = {
  category: 'stagedrows',
  decider: {
    initialState: () => ({ staged: false }),
    evolve: () => ({ staged: true }),
    decide: ({ type: _command, ...data }, { staged }) =>
      staged ? { rejected: 'already-staged' } : [{ type: 'ImportRowsStaged.v2', data }],
  },
  events: stagedRowsEvents,
  policy: () => ({ anyOf: [{ system: true }] }),
};
