import type { Aggregate, Decider, LocalDate, Rejection } from '#kernel';
import { reviewClaimEvents, type ReviewClaimEvent } from './review-claim.events.js';

/** How the case stands that had the claim when it was looked at: `none` where it never began. */
export type Holder = Readonly<{ caseId: string; standing: 'running' | 'over' | 'none' }>;

type Env = Readonly<{ today: LocalDate; holder: Holder | null; ruleVersion?: string }>;

export type ReviewClaimCommand = Readonly<{ type: 'ClaimSeat'; seatId: string; caseId: string; env: Env }>;

export type ReviewClaimRejection = Rejection<'review-in-parallel'>;

export type ReviewClaim = Readonly<{ caseId: string | null; claimedOn: LocalDate | null }>;

const decider: Decider<ReviewClaimCommand, ReviewClaim, ReviewClaimEvent, ReviewClaimRejection> = {
  initialState: () => ({ caseId: null, claimedOn: null }),
  evolve: (_state, { data: { caseId, claimedOn } }) => ({ caseId, claimedOn }),
  decide: ({ seatId, caseId, env: { today, holder } }, claim) => {
    if (claim.caseId === caseId) return [];
    const standing = holder?.caseId === claim.caseId ? holder?.standing : 'running';
    const isAbandoned = standing === 'none' && claim.claimedOn !== null && claim.claimedOn < today;
    if (claim.caseId !== null && standing !== 'over' && !isAbandoned) return { rejected: 'review-in-parallel' };
    return [{ type: 'ReviewSeatClaimed.v1', data: { seatId, caseId, claimedOn: today } }];
  },
};

/**
 * Which case reviews a person for a post in a village: one at a time. A claim whose case never began lapses with its day.
 * Basis: handbook W1a (the same nomination is not reviewed twice in parallel, P05).
 */
export const reviewClaim: Aggregate<ReviewClaimCommand, ReviewClaim, ReviewClaimEvent, ReviewClaimRejection> = {
  category: 'reviewclaim',
  decider,
  events: reviewClaimEvents,
  policy: () => ({ anyOf: [{ system: true }] }),
};
