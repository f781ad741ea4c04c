import type { Aggregate, Decider, LocalDate, Rejection } from '#kernel';
import { isClaimFree, unclaimed, type Claim, type Holder } from '#workflow';
import { isBarredBy, type FailedReview, type ReviewOccasion } from './review-fail.js';
import { reviewClaimEvents, type ReviewClaimEvent } from './review-claim.events.js';

type Env = Readonly<{
  today: LocalDate;
  holder: Holder | null;
  failed: readonly FailedReview[];
  ruleVersion?: string;
}>;

/** `opening` is null where a re-review takes up the case that is there. */
export type ReviewClaimCommand = Readonly<{
  type: 'ClaimSeat';
  seatId: string;
  caseId: string;
  opening: ReviewOccasion | null;
  env: Env;
}>;

export type ReviewClaimRejection = Rejection<'review-in-parallel' | 'failed-on-this-occasion'>;

/** Who holds the seat, and every case that has ever held it. */
export type ReviewClaim = Claim & Readonly<{ claimants: readonly string[] }>;

const decider: Decider<ReviewClaimCommand, ReviewClaim, ReviewClaimEvent, ReviewClaimRejection> = {
  initialState: () => ({ ...unclaimed, claimants: [] }),
  evolve: ({ claimants }, { data: { caseId, claimedOn } }) => ({
    caseId,
    claimedOn,
    claimants: [...claimants.filter((other) => other !== caseId), caseId],
  }),
  decide: ({ seatId, caseId, opening, env: { today, holder, failed } }, claim) => {
    if (claim.caseId === caseId) return [];
    if (!isClaimFree(claim, holder, today)) return { rejected: 'review-in-parallel' };
    if (opening && failed.some((fail) => isBarredBy(fail, opening, today)))
      return { rejected: 'failed-on-this-occasion' };
    return [{ type: 'ReviewSeatClaimed.v1', data: { seatId, caseId, claimedOn: today } }];
  },
};

/**
 * Which case reviews a person for a post in a village: one at a time, and none from the start where one has failed on the
 * same occasion. A claim whose case never began lapses with its day. Basis: handbook W1a (the same nomination is not
 * reviewed twice in parallel, P05; a re-review once).
 */
export const reviewClaim: Aggregate<ReviewClaimCommand, ReviewClaim, ReviewClaimEvent, ReviewClaimRejection> = {
  category: 'reviewclaim',
  decider,
  events: reviewClaimEvents,
  policy: () => ({ anyOf: [{ system: true }] }),
};
