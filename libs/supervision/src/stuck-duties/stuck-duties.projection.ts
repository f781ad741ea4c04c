import { categoryOf, type Projection } from '#kernel';
import { caseColumns, granteeKeys, withoutProcedure, type CaseRow } from '../contract/index.js';
import { stuckDutyEvents, type StuckDutyEvent, type StuckReason, type WaitedFor } from '../domain/stuck-duty.events.js';

/** `about_key` is the stream of the case whose duty it is. */
export type StuckDutyRow = CaseRow & {
  about_key: string;
  about_case: string;
  about_category: string;
  action: string;
  reason: StuckReason;
  waits_for: readonly WaitedFor[];
  alert_id: string | null;
};

declare module '#read-store' {
  interface ReadTables {
    stuck_duties: StuckDutyRow & { key: string; position: number };
  }
}

/** The line of each duty that is stuck, or was: known to whoever is told, and to those who supervise the unit. */
export const stuckDuties: Projection<StuckDutyEvent, StuckDutyRow> = {
  name: 'stuck-duties-2',
  events: stuckDutyEvents,
  columns: {
    ...caseColumns,
    about_key: { type: 'text', index: 'btree' },
    about_case: { type: 'text' },
    about_category: { type: 'text' },
    action: { type: 'text' },
    reason: { type: 'text' },
    waits_for: { type: 'jsonb' },
    alert_id: { type: 'text' },
  },
  keyOf: (_event, { stream }) => (categoryOf(stream) === 'stuckduty' ? stream : undefined),
  apply: (row, event, { metadata, revision }) => {
    const changed = { changed_at: metadata.recordedAt, revision };
    if (event.type === 'StuckDutyFound.v1') return { ...found(event.data, row, metadata.recordedAt), ...changed };
    if (!row) return row;
    switch (event.type) {
      case 'StuckDutyLifted.v1':
        return { ...row, ...changed, status: 'closed', stage: 'lifted', arrived_at: metadata.recordedAt };
      case 'AlertRaised.v1': {
        const { to, copyTo, alertId } = event.data;
        const keys = [...to, ...copyTo].flatMap((recipient) => granteeKeys(recipient, row.org_path));
        return { ...row, ...changed, alert_id: alertId, seen_keys: [...new Set(keys)] };
      }
      case 'CaseRelocated.v1':
        return { ...row, ...changed, org_path: event.data.orgPath };
      default:
        return { ...row, ...changed };
    }
  },
};

type Found = Extract<StuckDutyEvent, { type: 'StuckDutyFound.v1' }>['data'];

const found = (duty: Found, row: StuckDutyRow | undefined, recordedAt: string) => {
  const again = row?.status === 'open';
  return {
    case_id: duty.stuckId,
    category: 'stuckduty',
    kind: 'stuck-duty',
    status: 'open',
    stage: duty.reason,
    org_code: duty.orgCode,
    org_path: duty.orgPath,
    subject_person: duty.subjectId,
    ...withoutProcedure(duty.subjectId),
    drafter: '',
    register_number: null,
    opened_on: again ? row.opened_on : duty.foundOn,
    happens_on: null,
    duties: [],
    actions: [],
    duty_keys: [],
    seen_keys: row?.seen_keys ?? [],
    due_on: null,
    paused: false,
    provisional: false,
    arrived_at: row?.stage === duty.reason ? row.arrived_at : recordedAt,
    about_key: `${duty.category}-${duty.caseId}`,
    about_case: duty.caseId,
    about_category: duty.category,
    action: duty.action,
    reason: duty.reason,
    waits_for: duty.waitsFor,
    alert_id: row?.alert_id ?? null,
  };
};
