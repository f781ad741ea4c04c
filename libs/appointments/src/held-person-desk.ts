import { RejectedError } from '#event-store';
import type { InvestigationLocks } from '#registry/contract';

/**
 * Nobody under a filed investigation is appointed, put on a list of those to be appointed, filed, or taken out of a post.
 * Asked once it is known that whoever asks may act: others learn nothing of the person. Throws RejectedError. Basis: R6,
 * Sanctions Law art. 52.
 */
export const requireUnheld = async (locks: Pick<InvestigationLocks, 'lockOf'>, personId: string): Promise<void> => {
  if ((await locks.lockOf(personId)) !== null) throw new RejectedError('investigation-lock');
};
