import { evolveClocks, isDeadlineEvent, noClocks, type Clocks } from '#workflow';
import type { Dissolution } from './dissolution.js';
import type { ReserveEntryEvent, ReserveEntryFact, ReserveFinding } from './reserve-entry.events.js';

export type ReserveStage =
  'nominated' | 'townReviewed' | 'declined' | 'inPool' | 'training' | 'mature' | 'appointed' | 'removed';

/** One person in the reserve pool of a village. After an end, the same stream takes a new nomination. */
export type ReserveEntry = Readonly<{
  status: 'known';
  stage: ReserveStage;
  entryId: string;
  personId: string;
  villageCode: string;
  orgPath: readonly string[];
  nominatorId: string;
  reviewerId: string | null;
  mentorId: string | null;
  /** Review periods that are over: the next one has this number and one. */
  reviews: number;
  findings: readonly ReserveFinding[];
  /** Set from the end of the village until the entry belongs to another one. */
  dissolution: Dissolution | null;
  clocks: Clocks;
}>;

export type ReserveEntryState = Readonly<{ status: 'none'; clocks: Clocks }> | ReserveEntry;

export const noEntry: ReserveEntryState = { status: 'none', clocks: noClocks };

/** Stages in which a person counts towards the minimum of the village. */
const MEMBER: readonly ReserveStage[] = ['inPool', 'training', 'mature'];

export const isMember = ({ stage }: Pick<ReserveEntry, 'stage'>): boolean => MEMBER.includes(stage);

const ENDED: readonly ReserveStage[] = ['declined', 'appointed', 'removed'];

export const hasEnded = ({ stage }: Pick<ReserveEntry, 'stage'>): boolean => ENDED.includes(stage);

/** What begins an entry. Nobody is on record as nominator of a member who was adopted. */
type Beginning = 'ReserveCandidateNominated.v1' | 'ReserveMemberAdopted.v1';

export const evolveEntry = (state: ReserveEntryState, event: ReserveEntryEvent): ReserveEntryState => {
  if (event.type === 'ReserveCandidateNominated.v1' || event.type === 'ReserveMemberAdopted.v1') {
    const { entryId, personId, villageCode, orgPath } = event.data;
    const nominated = event.type === 'ReserveCandidateNominated.v1';
    const fresh = { reviewerId: null, mentorId: null, findings: [], dissolution: null, clocks: state.clocks } as const;
    const reviews = state.status === 'none' ? 0 : state.reviews;
    return {
      status: 'known',
      stage: nominated ? 'nominated' : 'inPool',
      entryId,
      personId,
      villageCode,
      orgPath,
      nominatorId: nominated ? event.data.nominatorId : '',
      reviews,
      ...fresh,
    };
  }
  return state.status === 'none' ? state : evolveKnown(state, event);
};

export const evolveKnown = (
  entry: ReserveEntry,
  event: Exclude<ReserveEntryEvent, { type: Beginning }>,
): ReserveEntry => {
  if (isDeadlineEvent(event)) return { ...entry, clocks: evolveClocks(entry.clocks, event) };
  if (event.type === 'CaseRelocated.v1') return { ...entry, orgPath: event.data.orgPath };
  return { ...entry, ...changeOf(event, entry) };
};

const changeOf = (
  event: Exclude<ReserveEntryFact, { type: Beginning }>,
  { stage, reviews, findings }: ReserveEntry,
): Partial<ReserveEntry> => {
  switch (event.type) {
    case 'ReserveCandidateReviewed.v1':
      return { stage: event.data.agrees ? 'townReviewed' : 'declined', reviewerId: event.data.reviewerId };
    case 'ReserveMemberAdmitted.v1':
      return { stage: 'inPool' };
    case 'ReserveMentorAssigned.v1':
      return { mentorId: event.data.mentorId };
    case 'ReserveTrainingRecorded.v1':
      return { stage: stage === 'inPool' ? 'training' : stage };
    case 'ReserveMaturityMarked.v1':
      return { stage: 'mature' };
    case 'ReserveMemberReviewed.v1':
      return { reviews: reviews + 1 };
    case 'ReserveFindingRecorded.v1':
      return { findings: [...findings, event.data.finding] };
    case 'ReserveFindingLifted.v1':
      return { findings: findings.filter((finding) => finding !== event.data.finding) };
    case 'ReserveVillageDissolved.v1': {
      const { by, dissolvedOn, successors } = event.data;
      return { dissolution: { by, dissolvedOn, successors } };
    }
    case 'ReserveEntryMoved.v1':
      return { villageCode: event.data.villageCode, dissolution: null };
    case 'ReserveMemberRemoved.v1':
      return { stage: 'removed', reviews: reviews + 1 };
    case 'ReserveMemberAppointed.v1':
      return { stage: 'appointed', reviews: reviews + 1 };
    default:
      return event satisfies never;
  }
};
