import type { Grantee, LocalDate } from '#kernel';
import { evolveClocks, isTold, noClocks, officesAt, type Clocks, type Deadline } from '#workflow';
import type { RecheckDutyEvent, RecheckOutcome } from './recheck-duty.events.js';
import { reviewOpeners } from './review-openers.js';

export type RecheckDuty = Readonly<{
  status: 'open' | 'closed';
  dutyId: string;
  termId: string;
  personId: string;
  post: string;
  orgCode: string;
  orgPath: readonly string[];
  startedOn: LocalDate;
  countedFrom: LocalDate;
  /** The review from whose decision the duty counts; null where it counts from the start of the term. */
  reviewId: string | null;
  /** The review of the person for the post that is under way; null where none is. */
  underWay: string | null;
  /** How often the duty has been opened: each review that is decided opens it again. */
  round: number;
  outcome: RecheckOutcome | null;
  /** The deadline by which the duty is to be done: that of the round. */
  deadlineId: string | null;
  clocks: Clocks;
}>;

export type RecheckDutyState = Readonly<{ status: 'none' }> | RecheckDuty;

export const noRecheckDuty: RecheckDutyState = { status: 'none' };

export const evolveRecheckDuty = (state: RecheckDutyState, event: RecheckDutyEvent): RecheckDutyState => {
  if (event.type === 'RecheckDutyOpened.v1') {
    const { openedOn: _day, ...opened } = event.data;
    const [round, clocks] = state.status === 'none' ? [1, noClocks] : [state.round + 1, state.clocks];
    return { ...opened, status: 'open', underWay: null, round, outcome: null, deadlineId: null, clocks };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'RecheckDutyMoved.v1':
      return { ...state, startedOn: event.data.startedOn, countedFrom: event.data.countedFrom };
    case 'RecheckReviewLinked.v1':
      return { ...state, underWay: event.data.reviewId };
    case 'RecheckReviewUnlinked.v1':
      return { ...state, underWay: null };
    case 'RecheckDutySettled.v1':
      return { ...state, status: 'closed', outcome: event.data.outcome, underWay: null };
    case 'CaseRelocated.v1':
      return { ...state, orgPath: event.data.orgPath };
    case 'DeadlineStarted.v1':
      return { ...state, deadlineId: event.data.deadlineId, clocks: evolveClocks(state.clocks, event) };
    default:
      return { ...state, clocks: evolveClocks(state.clocks, event) };
  }
};

export const deadlineOf = ({ deadlineId, clocks }: RecheckDuty): Deadline | undefined =>
  deadlineId === null ? undefined : clocks.deadlines[deadlineId];

/** The months are over, or about to be: the ladder is being climbed. */
export const isNear = (duty: RecheckDuty): boolean =>
  duty.status === 'open' && (deadlineOf(duty)?.taken ?? []).length > 0;

/** Somebody has been told of the duty, or a review has settled it: until then it is nobody's business but the clock's. */
export const isKnown = ({ round, clocks }: RecheckDuty): boolean => round > 1 || isTold(clocks);

/** Who may know of a duty: those who open reviews, and whom the ladder reaches. Basis: handbook W1a; 2.5, filing. */
export const watchersOf = ({ orgPath }: Pick<RecheckDuty, 'orgPath'>): readonly Grantee[] => [
  ...reviewOpeners(orgPath),
  ...officesAt(orgPath, 'countyOrgOfficer', 'countyOrgLeader'),
];
