import type { Aggregate, Decider, Decision, Rejection, Requirement } from '#kernel';
import { compareUnits, topmostOf, type ComparedUnit, type DifferenceRow, type ListedUnit } from './compare-units.js';
import type { Moment } from './moment.js';
import { orgDifferenceEvents, type OrgDifferenceEvent } from './org-difference.events.js';
import { isCodeOf, parentLevelOf } from './org-level.js';
import type { Decree } from './org-unit.events.js';

/** `env.registered` holds every registered unit that the list names or that lies below one of its topmost. */
export type RecordDifference = Readonly<{
  type: 'RecordDifference';
  differenceId: string;
  source: string;
  listed: readonly ListedUnit[];
  env: Moment & Readonly<{ over: string | null; registered: readonly ComparedUnit[] }>;
}>;

export type OrgDifferenceCommand =
  | RecordDifference
  | Readonly<{ type: 'AcceptRow'; row: number; env: Moment } & Decree>
  | Readonly<{ type: 'RejectRow'; row: number; reason: string; env: Moment }>;

export type OrgDifferenceRejection = Rejection<
  | 'difference-exists'
  | 'unknown-difference'
  | 'no-difference'
  | 'difference-too-long'
  | 'unknown-row'
  | 'row-decided'
  | 'unit-repeated'
  | 'code-level-mismatch'
  | 'unknown-parent'
  | 'parent-level-mismatch'
>;

type RowStatus = 'open' | 'accepted' | 'rejected';

export type DecidedRow = DifferenceRow & Readonly<{ status: RowStatus }>;

export type OrgDifferenceState =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'recorded'; differenceId: string; over: string | null; rows: readonly DecidedRow[] }>;

/** What one event can hold and one person can go through; a longer list is compared county by county. */
const MOST_ROWS = 5_000;

const reject = (rejected: OrgDifferenceRejection['rejected']) => ({ rejected });

const decided = (rows: readonly DecidedRow[], row: number, status: RowStatus): readonly DecidedRow[] =>
  rows.map((line) => (line.row === row ? { ...line, status } : line));

const evolve = (state: OrgDifferenceState, event: OrgDifferenceEvent): OrgDifferenceState => {
  switch (event.type) {
    case 'OrgDifferenceRecorded.v1': {
      const { differenceId, over, rows } = event.data;
      return { status: 'recorded', differenceId, over, rows: rows.map((row) => ({ ...row, status: 'open' })) };
    }
    case 'OrgDifferenceRowAccepted.v1':
      return state.status === 'none' ? state : { ...state, rows: decided(state.rows, event.data.row, 'accepted') };
    case 'OrgDifferenceRowRejected.v1':
      return state.status === 'none' ? state : { ...state, rows: decided(state.rows, event.data.row, 'rejected') };
    default:
      return event satisfies never;
  }
};

const decider: Decider<OrgDifferenceCommand, OrgDifferenceState, OrgDifferenceEvent, OrgDifferenceRejection> = {
  initialState: () => ({ status: 'none' }),
  evolve,
  decide: (command, state) => {
    if (command.type === 'RecordDifference')
      return state.status === 'none' ? record(command) : reject('difference-exists');
    if (state.status === 'none') return reject('unknown-difference');
    const line = state.rows.find(({ row }) => row === command.row);
    if (!line) return reject('unknown-row');
    if (line.status !== 'open') return reject('row-decided');
    const { differenceId } = state;
    const { row, code } = line;
    if (command.type === 'RejectRow') {
      const { reason, env } = command;
      const data = { differenceId, row, code, rejectedOn: env.today, reason };
      return [{ type: 'OrgDifferenceRowRejected.v1', data }];
    }
    const { on, documentNo, reason } = command;
    return [{ type: 'OrgDifferenceRowAccepted.v1', data: { differenceId, row, code, on, documentNo, reason } }];
  },
};

const record = (command: RecordDifference): Decision<OrgDifferenceEvent, OrgDifferenceRejection> => {
  const { differenceId, source, listed, env } = command;
  const fault = listFault(listed, env.registered);
  if (fault) return reject(fault);
  const rows = compareUnits(listed, env.registered);
  if (rows.length === 0) return reject('no-difference');
  if (rows.length > MOST_ROWS) return reject('difference-too-long');
  const { over, today: recordedOn } = env;
  const data = { differenceId, over, source, listedUnits: listed.length, recordedOn, rows };
  return [{ type: 'OrgDifferenceRecorded.v1', data }];
};

const listFault = (
  listed: readonly ListedUnit[],
  registered: readonly ComparedUnit[],
): OrgDifferenceRejection['rejected'] | undefined => {
  const known = new Map([...registered, ...listed].map(({ code, level }) => [code, level]));
  if (new Set(listed.map(({ code }) => code)).size !== listed.length) return 'unit-repeated';
  for (const { code, level, parentCode } of listed) {
    if (!isCodeOf(level, code)) return 'code-level-mismatch';
    const parentLevel = parentCode === null ? undefined : known.get(parentCode);
    if (parentCode !== null && parentLevel === undefined) return 'unknown-parent';
    if (parentLevel !== parentLevelOf(level)) return 'parent-level-mismatch';
  }
  return undefined;
};

const administeredAt = (org: string | null): Requirement => ({
  anyOf: [{ system: true }, ...(org === null ? [] : [{ role: 'systemAdmin', org }])],
});

/** For the system administrator above all that is compared; what an accepted row changes asks for its own permission. */
export const orgDifference: Aggregate<
  OrgDifferenceCommand,
  OrgDifferenceState,
  OrgDifferenceEvent,
  OrgDifferenceRejection
> = {
  category: 'orgdifference',
  decider,
  events: orgDifferenceEvents,
  policy: (command, state) => {
    if (command.type === 'RecordDifference') return administeredAt(command.env.over);
    if (state.status === 'none') return undefined;
    const requirement = administeredAt(state.over);
    return { ...requirement, seenBy: requirement.anyOf };
  },
};

/** The units under which the topmost listed ones lie, or they themselves at the top of the tree. */
export const placesOf = (listed: readonly ListedUnit[]): readonly string[] => [
  ...new Set(topmostOf(listed).map(({ code, parentCode }) => parentCode ?? code)),
];
