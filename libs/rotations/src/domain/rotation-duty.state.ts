import type { Grantee, LocalDate } from '#kernel';
import { evolveClocks, isTold, noClocks, officesAt, type Clocks, type Deadline } from '#workflow';
import type { DutyOutcome, RotationDutyEvent } from './rotation-duty.events.js';

export type RotationDuty = Readonly<{
  status: 'open' | 'closed';
  dutyId: string;
  termId: string;
  personId: string;
  post: string;
  orgCode: string;
  orgPath: readonly string[];
  since: LocalDate;
  countedFrom: LocalDate;
  /** How often the duty has been opened: each review that keeps the person opens it again. */
  round: number;
  outcome: DutyOutcome | null;
  clocks: Clocks;
}>;

export type RotationDutyState = Readonly<{ status: 'none' }> | RotationDuty;

export const noRotationDuty: RotationDutyState = { status: 'none' };

export const evolveRotationDuty = (state: RotationDutyState, event: RotationDutyEvent): RotationDutyState => {
  if (event.type === 'RotationDutyOpened.v1') {
    const { openedOn: _day, ...opened } = event.data;
    const [round, clocks] = state.status === 'none' ? [1, noClocks] : [state.round + 1, state.clocks];
    return { ...opened, status: 'open', round, outcome: null, clocks };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'RotationDutyMoved.v1':
      return { ...state, since: event.data.since, countedFrom: event.data.countedFrom };
    case 'RotationDutySettled.v1':
      return { ...state, status: 'closed', outcome: event.data.outcome };
    case 'CaseRelocated.v1':
      return { ...state, orgPath: event.data.orgPath };
    default:
      return { ...state, clocks: evolveClocks(state.clocks, event) };
  }
};

/** The deadline of the round that the duty is in. */
export const reviewBy = ({ round }: Pick<RotationDuty, 'round'>): string => `review-${round}`;

export const deadlineOf = (duty: RotationDuty): Deadline | undefined => duty.clocks.deadlines[reviewBy(duty)];

/** The years have come, or are about to: the ladder of the round is being climbed. */
export const isNear = (duty: RotationDuty): boolean =>
  duty.status === 'open' && (deadlineOf(duty)?.taken ?? []).length > 0;

/** Somebody has been told of the duty, or a review has been decided: until then it is nobody's business but the clock's. */
export const isKnown = (duty: RotationDuty): boolean => {
  const reviewed = duty.outcome !== null && duty.outcome !== 'term-ended';
  return reviewed || duty.round > 1 || isTold(duty.clocks);
};

/** Who may open a review within one town. Basis: handbook W2, Rotation. */
export const openersOf = ({ orgPath }: Pick<RotationDuty, 'orgPath'>): readonly Grantee[] =>
  officesAt(orgPath, 'townOrgOfficer', 'countyOrgOfficer');

/** Who may know of a duty: those who open reviews, and whom the ladder reaches at its end. */
export const watchersOf = (duty: Pick<RotationDuty, 'orgPath'>): readonly Grantee[] => [
  ...openersOf(duty),
  ...officesAt(duty.orgPath, 'countyOrgLeader'),
];
