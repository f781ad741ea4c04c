import { categoryOf, type Projection } from '#kernel';
import { caseColumns, granteeKeys, type CaseRow } from '#supervision/contract';
import { BUILD, evolveDuty, noDuty, type FileDuty, type FileDutyState } from '../domain/file-duty.js';
import { fileDutyEvents, type FileDutyEvent } from '../domain/file-duty.events.js';
import { approversOf, keepersOf } from '../domain/place.js';

export type FileDutyRow = CaseRow & { state: FileDutyState };

declare module '#read-store' {
  interface ReadTables {
    file_duties: FileDutyRow & { key: string; position: number };
  }
}

/** What somebody can do about a duty: open the file, or put the appointment paper into it. */
export const actionsOf = (duty: FileDutyState) =>
  duty.status === 'open'
    ? [{ action: 'BuildFile', anyOf: keepersOf(duty), separation: [{ code: 'own-file', persons: [duty.personId] }] }]
    : [];

/** The line of each duty to build a file. */
export const fileDuties: Projection<FileDutyEvent, FileDutyRow> = {
  name: 'file-duties-1',
  events: fileDutyEvents,
  columns: { ...caseColumns, state: { type: 'jsonb' } },
  keyOf: (_event, { stream }) => (categoryOf(stream) === 'fileduty' ? stream : undefined),
  apply: (row, event, { metadata: { recordedAt }, revision }) => {
    const state = evolveDuty(row?.state ?? noDuty, event);
    if (state.status === 'none') return row;
    const openedOn = event.type === 'FileDutyOpened.v1' ? event.data.openedOn : row!.opened_on;
    const stage = stageOf(state);
    return {
      ...lineOf(state),
      opened_on: openedOn,
      stage,
      arrived_at: row?.stage === stage ? row.arrived_at : recordedAt,
      changed_at: recordedAt,
      revision,
      state,
    };
  },
};

const stageOf = ({ status }: FileDuty): string => (status === 'open' ? 'awaiting-file' : 'built');

const lineOf = (duty: FileDuty) => {
  const { termId, personId, orgCode, orgPath, status, appointedOn, clocks } = duty;
  const deadline = clocks.deadlines[BUILD];
  const running = deadline?.status === 'running' ? deadline : undefined;
  const keysOf = (grantees: ReturnType<typeof keepersOf>) => [
    ...new Set(grantees.flatMap((grantee) => granteeKeys(grantee, orgPath))),
  ];
  const duties = actionsOf(duty).map((action) => ({ ...action, dueOn: running?.dueOn ?? null }));
  return {
    case_id: termId,
    category: 'fileduty',
    kind: 'personnel-file',
    status,
    org_code: orgCode,
    org_path: orgPath,
    subject_person: personId,
    drafter: personId,
    register_number: null,
    happens_on: appointedOn,
    duties,
    actions: duties.map(({ action }) => action),
    duty_keys: keysOf(duties.flatMap(({ anyOf }) => anyOf)),
    seen_keys: keysOf(approversOf(duty)),
    due_on: running?.dueOn ?? null,
    paused: false,
    provisional: running?.provisional ?? false,
  };
};
