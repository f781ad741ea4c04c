import type { Aggregate, Decider, LocalDate, Rejection } from '#kernel';
import { isClaimFree, unclaimed, type Claim, type Holder } from '#workflow';
import { reviewClaimEvents, type ReviewClaimEvent } from './review-claim.events.js';

type Env = Readonly<{ today: LocalDate; holder: Holder | null; ruleVersion?: string }>;

export type ReviewClaimCommand = Readonly<{ type: 'ClaimSeat'; seatId: string; caseId: string; env: Env }>;

export type ReviewClaimRejection = Rejection<'review-in-parallel'>;

const decider: Decider<ReviewClaimCommand, Claim, ReviewClaimEvent, ReviewClaimRejection> = {
  initialState: () => unclaimed,
  evolve: (_state, { data: { caseId, claimedOn } }) => ({ caseId, claimedOn }),
  decide: ({ seatId, caseId, env: { today, holder } }, claim) => {
    if (claim.caseId === caseId) return [];
    if (!isClaimFree(claim, holder, today)) return { rejected: 'review-in-parallel' };
    return [{ type: 'ReviewSeatClaimed.v1', data: { seatId, caseId, claimedOn: today } }];
  },
};

/**
 * Which case reviews a person for a post in a village: one at a time. A claim whose case never began lapses with its day.
 * Basis: handbook W1a (the same nomination is not reviewed twice in parallel, P05).
 */
export const reviewClaim: Aggregate<ReviewClaimCommand, Claim, ReviewClaimEvent, ReviewClaimRejection> = {
  category: 'reviewclaim',
  decider,
  events: reviewClaimEvents,
  policy: () => ({ anyOf: [{ system: true }] }),
};
