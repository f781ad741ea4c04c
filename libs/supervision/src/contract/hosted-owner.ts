import {
  correctionsOf,
  entriesOf,
  hostedActions,
  type CaseEntry,
  type EntryMeaning,
  type Hosted,
  type HostedAction,
} from '#workflow';
import type { CaseOwner } from './case-owners.js';
import type { CaseRow } from './case-row.js';

type Hosting<Facts> = Parameters<typeof hostedActions<Facts>>[0] & EntryMeaning;

/** The case that a row keeps beside its line. */
const storedIn = <Facts>(row: CaseRow): Hosted<Facts> => (row as CaseRow & { state: Hosted<Facts> }).state;

/** What the row of a case on the kernel tells of it. `stateOf` and `actions` where its context keeps it in another way. */
export const hostedReadings = <Facts>(
  hosting: Hosting<Facts>,
  stateOf: (row: CaseRow) => Hosted<Facts> = storedIn,
  actions = (state: Hosted<Facts>, entries: readonly CaseEntry[]): readonly HostedAction[] =>
    hostedActions(hosting, state, entries),
): Pick<Required<CaseOwner>, 'openActions' | 'corrections' | 'flow'> => ({
  openActions: (row, recorded) => actions(stateOf(row), entriesOf(recorded, hosting)),
  corrections: (row, recorded) => correctionsOf(hosting, stateOf(row), entriesOf(recorded, hosting)),
  flow: (row) => stateOf(row).flow,
});
