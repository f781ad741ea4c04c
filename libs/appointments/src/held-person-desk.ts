import { RejectedError } from '#event-store';
import { unfitUnit, type InvestigationLocks, type OrgTree, type PersonDirectory } from '#registry/contract';

/**
 * Nobody under a filed investigation is appointed, put on a list of those to be appointed, filed, or taken out of a post.
 * Asked once it is known that whoever asks may act: others learn nothing of the person. Throws RejectedError. Basis: R6,
 * Sanctions Law art. 52.
 */
export const requireUnheld = async (locks: Pick<InvestigationLocks, 'lockOf'>, personId: string): Promise<void> => {
  if ((await locks.lockOf(personId)) !== null) throw new RejectedError('investigation-lock');
};

/**
 * Nothing is begun or decided for who is marked as deceased. Asked as `requireUnheld` is. Throws RejectedError. Basis: Civil
 * Code art. 13.
 */
export const requireLiving = async (
  people: Pick<PersonDirectory, 'deceasedAmong'>,
  personId: string,
): Promise<void> => {
  if ((await people.deceasedAmong([personId])).has(personId)) throw new RejectedError('holder-deceased');
};

/** Nobody is filed for a village, or appointed in it, that has ended since the case began. Throws RejectedError. */
export const requireStandingVillage = async (tree: Pick<OrgTree, 'find'>, villageCode: string): Promise<void> => {
  const unfit = unfitUnit(await tree.find(villageCode), 'village');
  if (unfit) throw new RejectedError(unfit);
};
