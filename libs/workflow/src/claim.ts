import type { LocalDate } from '#kernel';

/** What one case holds so that no other may: both are null where nobody ever claimed it. */
export type Claim = Readonly<{ caseId: string | null; claimedOn: LocalDate | null }>;

/** How the case stands that had the claim when it was looked at: `none` where it never began. */
export type Holder = Readonly<{ caseId: string; standing: 'running' | 'over' | 'none' }>;

export const unclaimed: Claim = { caseId: null, claimedOn: null };

/**
 * Whether another case may take what is claimed: once the case that holds it is over. A claim whose case never began, because
 * the program died in between, lapses with its day. A holder that was looked at before the claim passed on says nothing.
 */
export const isClaimFree = ({ caseId, claimedOn }: Claim, holder: Holder | null, today: LocalDate): boolean => {
  if (caseId === null) return true;
  if (holder?.caseId !== caseId) return false;
  return holder.standing === 'over' || (holder.standing === 'none' && claimedOn !== null && claimedOn < today);
};
