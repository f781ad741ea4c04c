import { categoryOf, type LocalDate, type Projection } from '#kernel';
import { caseColumns, dutyRow, type CaseRow } from '#supervision/contract';
import { recheckDutyEvents, type RecheckDutyEvent } from '../domain/recheck-duty.events.js';
import {
  deadlineOf,
  evolveRecheckDuty,
  isKnown,
  isNear,
  noRecheckDuty,
  watchersOf,
  type RecheckDuty,
  type RecheckDutyState,
} from '../domain/recheck-duty.state.js';
import { reviewOpeners } from '../domain/review-openers.js';

export type RecheckDutyRow = CaseRow & {
  state: RecheckDutyState;
  term_id: string;
  post: string;
  started_on: LocalDate;
  reviewed_on: LocalDate | null;
  review_id: string | null;
};

declare module '#read-store' {
  interface ReadTables {
    recheck_duties: RecheckDutyRow & { key: string; position: number };
  }
}

const CATEGORY = 'recheckduty';

/** What somebody can do about a duty: open the review, where none is under way. */
export const recheckActionsOf = (duty: RecheckDutyState) =>
  duty.status === 'open' && isNear(duty) && duty.underWay === null
    ? [
        {
          action: 'OpenReview',
          anyOf: reviewOpeners(duty.orgPath),
          separation: [{ code: 'own-case', persons: [duty.personId] }],
        },
      ]
    : [];

/** The line of each duty of re-check. While the months only run it lies nowhere, and nobody sees it. */
export const recheckDuties: Projection<RecheckDutyEvent, RecheckDutyRow> = {
  name: 'recheck-duties-1',
  events: recheckDutyEvents,
  columns: {
    ...caseColumns,
    state: { type: 'jsonb' },
    term_id: { type: 'text' },
    post: { type: 'text' },
    started_on: { type: 'date' },
    reviewed_on: { type: 'date' },
    review_id: { type: 'text' },
  },
  keyOf: (_event, { stream }) => (categoryOf(stream) === CATEGORY ? stream : undefined),
  apply: (row, event, envelope) => {
    const state = evolveRecheckDuty(row?.state ?? noRecheckDuty, event);
    if (state.status === 'none') return row;
    const { dutyId, termId, personId, post, orgCode, orgPath, status, startedOn, countedFrom, reviewId } = state;
    const openedOn = event.type === 'RecheckDutyOpened.v1' ? event.data.openedOn : row!.opened_on;
    const known = isKnown(state);
    const duty = {
      caseId: dutyId,
      category: CATEGORY,
      kind: 'recheck-due',
      status,
      personId,
      orgCode,
      orgPath,
      openedOn,
      stage: stageOf(state),
      happensOn: countedFrom,
      deadline: deadlineOf(state),
      actions: recheckActionsOf(state),
      seenBy: known ? watchersOf(state) : [],
      listedIn: known ? orgPath : [],
    };
    return {
      ...dutyRow(duty, envelope, row),
      state,
      term_id: termId,
      post,
      started_on: startedOn,
      reviewed_on: reviewId === null ? null : countedFrom,
      review_id: state.underWay,
    };
  },
};

const stageOf = (duty: RecheckDuty): string => {
  if (duty.status === 'closed') return duty.outcome ?? 'closed';
  if (duty.underWay !== null) return 'under-review';
  return isNear(duty) ? 'awaiting-review' : 'counting';
};
