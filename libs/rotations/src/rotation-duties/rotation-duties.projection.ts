import { categoryOf, type LocalDate, type Projection } from '#kernel';
import { caseColumns, dutyRow, type CaseRow } from '#supervision/contract';
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
  name: 'rotation-duties-2',
  events: rotationDutyEvents,
  columns: {
    ...caseColumns,
    state: { type: 'jsonb' },
    term_id: { type: 'text' },
    post: { type: 'text' },
    since: { type: 'date' },
  },
  keyOf: (_event, { stream }) => (categoryOf(stream) === CATEGORY ? stream : undefined),
  apply: (row, event, envelope) => {
    const state = evolveRotationDuty(row?.state ?? noRotationDuty, event);
    if (state.status === 'none') return row;
    const { dutyId, termId, personId, post, orgCode, orgPath, status, since } = state;
    const openedOn = event.type === 'RotationDutyOpened.v1' ? event.data.openedOn : row!.opened_on;
    const known = isKnown(state);
    const duty = {
      caseId: dutyId,
      category: CATEGORY,
      kind: 'rotation-due',
      status,
      personId,
      orgCode,
      orgPath,
      openedOn,
      stage: stageOf(state),
      happensOn: since,
      deadline: deadlineOf(state),
      actions: dutyActionsOf(state),
      seenBy: known ? watchersOf(state) : [],
      listedIn: known ? orgPath : [],
    };
    return { ...dutyRow(duty, envelope, row), state, term_id: termId, post, since };
  },
};

const stageOf = (duty: RotationDuty): string => {
  if (duty.status === 'closed') return duty.outcome ?? 'closed';
  return isNear(duty) ? 'awaiting-review' : 'counting';
};
