import { categoryOf, shanghaiDate, type Projection } from '#kernel';
import { caseColumns, keysOf, withoutProcedure, type CaseRow, type OpenAction } from '#supervision/contract';
import { ASSIGNMENT } from '../domain/dissolved-reserve.js';
import { reserveEntryEvents, type ReserveEntryEvent } from '../domain/reserve-entry.events.js';
import { entrySeenBy, requirementOf, type ReserveAction } from '../domain/reserve-entry.policy.js';
import { reviewId } from '../domain/reserve-entry.rules.js';
import {
  evolveEntry,
  hasEnded,
  isMember,
  noEntry,
  type ReserveEntry,
  type ReserveEntryState,
} from '../domain/reserve-entry.state.js';

export type ReserveEntryRow = CaseRow & { state: ReserveEntryState };

declare module '#read-store' {
  interface ReadTables {
    reserve_entries: ReserveEntryRow & { key: string; position: number };
  }
}

/** The line of each entry, folded by the same function that decides its commands. */
export const reserveEntries: Projection<ReserveEntryEvent, ReserveEntryRow> = {
  name: 'reserve-entries-4',
  events: reserveEntryEvents,
  columns: { ...caseColumns, state: { type: 'jsonb' } },
  keyOf: (_event, { stream }) => (categoryOf(stream) === 'reserveentry' ? stream : undefined),
  apply: (row, event, { metadata, revision }) => {
    const state = evolveEntry(row?.state ?? noEntry, event);
    if (state.status === 'none') return row;
    const { recordedAt } = metadata;
    const arrived_at = row?.stage === state.stage ? row.arrived_at : recordedAt;
    const opened_on = row?.opened_on ?? shanghaiDate(recordedAt);
    return { ...lineOf(state), opened_on, arrived_at, changed_at: recordedAt, revision, state };
  },
};

const lineOf = (entry: ReserveEntry) => {
  const { entryId, stage, villageCode, orgPath, personId, nominatorId, clocks } = entry;
  const running = Object.values(clocks.deadlines).filter(({ status }) => status === 'running');
  const dueOf = (id: string) => running.find(({ deadlineId }) => deadlineId === id)?.dueOn ?? null;
  const dueBy: Partial<Record<ReserveAction, string | null>> = {
    ReviewMember: dueOf(reviewId(entry)),
    AssignEntry: dueOf(ASSIGNMENT),
  };
  const duties = dutiesOf(entry).map((action) => {
    const { anyOf, separation = [] } = requirementOf(action, entry);
    return { action, anyOf, separation, dueOn: dueBy[action] ?? null };
  });
  return {
    case_id: entryId,
    category: 'reserveentry',
    kind: 'reserve-entry',
    status: hasEnded(entry) ? 'closed' : 'open',
    stage,
    org_code: villageCode,
    org_path: orgPath,
    subject_person: personId,
    ...withoutProcedure(personId),
    drafter: nominatorId,
    register_number: null,
    happens_on: null,
    duties,
    actions: openActions(entry),
    duty_keys: keysOf(
      duties.flatMap(({ anyOf }) => anyOf),
      orgPath,
    ),
    seen_keys: keysOf(entrySeenBy(entry), orgPath),
    due_on: running.map(({ dueOn }) => dueOn).toSorted()[0] ?? null,
    paused: false,
    provisional: running.some(({ provisional }) => provisional),
  };
};

/** What waits for somebody. */
const dutiesOf = (entry: ReserveEntry): readonly ReserveAction[] => {
  if (entry.dissolution) return hasEnded(entry) ? [] : ['AssignEntry'];
  if (entry.stage === 'nominated') return ['ReviewCandidate'];
  if (entry.stage === 'townReviewed') return ['AdmitMember'];
  return isMember(entry) ? ['ReviewMember'] : [];
};

const openActions = (entry: ReserveEntry): readonly ReserveAction[] => {
  if (hasEnded(entry)) return [];
  if (entry.dissolution) return ['AssignEntry', 'RemoveMember'];
  const { stage } = entry;
  return [
    ...dutiesOf(entry),
    ...(isMember(entry) ? (['AssignMentor', 'RecordReserveTraining'] as const) : []),
    ...(stage === 'training' ? (['MarkMature'] as const) : []),
    ...(stage === 'mature' ? (['AppointMember'] as const) : []),
    'RemoveMember',
  ];
};

/** Everything that the entry behind the row is open for, whoever asks. */
export const openEntryActions = (row: CaseRow): readonly OpenAction[] => {
  const { state } = row as ReserveEntryRow;
  if (state.status === 'none') return [];
  return openActions(state).map((action) => {
    const { anyOf, separation = [] } = requirementOf(action, state);
    return { action, anyOf, separation };
  });
};
