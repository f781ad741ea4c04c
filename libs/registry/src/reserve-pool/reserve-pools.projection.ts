import { categoryOf, idOf, shanghaiDate, type Projection } from '#kernel';
import { caseColumns, granteeKeys, withoutProcedure, type CaseRow } from '#supervision/contract';
import { reservePoolEvents, type ReservePoolEvent } from '../domain/reserve-pool.events.js';
import { evolvePool, noPool, type ReservePool } from '../domain/reserve-pool.js';

export type ReservePoolRow = CaseRow & { state: ReservePool };

declare module '#read-store' {
  interface ReadTables {
    reserve_pools: ReservePoolRow & { key: string; position: number };
  }
}

const SEEN_BY = ['villageSecretary', 'townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'];

/** The line of each village's pool: open while its members are too few. It is about nobody in particular. */
export const reservePools: Projection<ReservePoolEvent, ReservePoolRow> = {
  name: 'reserve-pools-3',
  events: reservePoolEvents,
  columns: { ...caseColumns, state: { type: 'jsonb' } },
  keyOf: (_event, { stream }) => (categoryOf(stream) === 'reservepool' ? stream : undefined),
  apply: (row, event, { stream, metadata, revision }) => {
    const state = evolvePool(row?.state ?? noPool, event);
    const { gapSince, orgPath, clocks } = state;
    const villageCode = idOf(stream);
    const running = Object.values(clocks.deadlines).filter(({ status }) => status === 'running');
    const stage = gapSince === null ? 'complete' : 'gap';
    const seen = SEEN_BY.flatMap((role) => granteeKeys({ role, org: villageCode }, orgPath));
    return {
      case_id: villageCode,
      category: 'reservepool',
      kind: 'reserve-gap',
      status: gapSince === null ? 'closed' : 'open',
      stage,
      org_code: villageCode,
      org_path: orgPath,
      subject_person: '',
      ...withoutProcedure(),
      drafter: '',
      register_number: null,
      opened_on: row?.opened_on ?? shanghaiDate(metadata.recordedAt),
      happens_on: null,
      duties: [],
      actions: [],
      duty_keys: [],
      seen_keys: [...new Set(seen)],
      due_on: running.map(({ dueOn }) => dueOn).toSorted()[0] ?? null,
      paused: false,
      provisional: running.some(({ provisional }) => provisional),
      arrived_at: row?.stage === stage ? row.arrived_at : metadata.recordedAt,
      changed_at: metadata.recordedAt,
      revision,
      state,
    };
  },
};
