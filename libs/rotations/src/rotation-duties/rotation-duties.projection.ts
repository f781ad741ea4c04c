import { categoryOf, type Grantee, type LocalDate, type Projection } from '#kernel';
import { caseColumns, granteeKeys, type CaseRow } from '#supervision/contract';
import { rotationDutyEvents, type RotationDutyEvent } from '../domain/rotation-duty.events.js';
import {
  deadlineOf,
  evolveRotationDuty,
  isKnown,
  isNear,
  noRotationDuty,
  openersOf,
  watchersOf,
  type RotationDuty,
  type RotationDutyState,
} from '../domain/rotation-duty.state.js';

export type RotationDutyRow = CaseRow & { state: RotationDutyState; term_id: string; post: string; since: LocalDate };

declare module '#read-store' {
  interface ReadTables {
    rotation_duties: RotationDutyRow & { key: string; position: number };
  }
}

const CATEGORY = 'rotationduty';

/** What somebody can do about a duty: open the review. */
export const dutyActionsOf = (duty: RotationDutyState) =>
  duty.status === 'open' && isNear(duty)
    ? [
        {
          action: 'OpenRotation',
          anyOf: openersOf(duty),
          separation: [{ code: 'own-case', persons: [duty.personId] }],
        },
      ]
    : [];

/** The line of each duty to review. While the years only run it lies nowhere, and nobody sees it. */
export const rotationDuties: Projection<RotationDutyEvent, RotationDutyRow> = {
  name: 'rotation-duties-1',
  events: rotationDutyEvents,
  columns: {
    ...caseColumns,
    state: { type: 'jsonb' },
    term_id: { type: 'text' },
    post: { type: 'text' },
    since: { type: 'date' },
  },
  keyOf: (_event, { stream }) => (categoryOf(stream) === CATEGORY ? stream : undefined),
  apply: (row, event, { metadata: { recordedAt }, revision }) => {
    const state = evolveRotationDuty(row?.state ?? noRotationDuty, event);
    if (state.status === 'none') return row;
    const openedOn = event.type === 'RotationDutyOpened.v1' ? event.data.openedOn : row!.opened_on;
    const stage = stageOf(state);
    return {
      ...lineOf(state),
      opened_on: openedOn,
      stage,
      arrived_at: row?.stage === stage ? row.arrived_at : recordedAt,
      changed_at: recordedAt,
      revision,
      state,
      term_id: state.termId,
      post: state.post,
      since: state.since,
    };
  },
};

const stageOf = (duty: RotationDuty): string => {
  if (duty.status === 'closed') return duty.outcome ?? 'closed';
  return isNear(duty) ? 'awaiting-review' : 'counting';
};

const lineOf = (duty: RotationDuty) => {
  const { dutyId, personId, orgCode, orgPath, status, since } = duty;
  const known = isKnown(duty);
  const deadline = deadlineOf(duty);
  const running = deadline?.status === 'running' ? deadline : undefined;
  const keysOf = (grantees: readonly Grantee[]) => [
    ...new Set(grantees.flatMap((grantee) => granteeKeys(grantee, orgPath))),
  ];
  const duties = dutyActionsOf(duty).map((action) => ({ ...action, dueOn: running?.dueOn ?? null }));
  return {
    case_id: dutyId,
    category: CATEGORY,
    kind: 'rotation-due',
    status,
    org_code: orgCode,
    org_path: known ? orgPath : [],
    subject_person: personId,
    drafter: personId,
    register_number: null,
    happens_on: since,
    duties,
    actions: duties.map(({ action }) => action),
    duty_keys: keysOf(duties.flatMap(({ anyOf }) => anyOf)),
    seen_keys: known ? keysOf(watchersOf(duty)) : [],
    due_on: running?.dueOn ?? null,
    paused: false,
    provisional: running?.provisional ?? false,
  };
};
