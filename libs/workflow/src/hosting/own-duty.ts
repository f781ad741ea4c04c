import type { Requirement } from '#kernel';
import type { OwnDuty } from './hosting.js';

/** A command of the context, and who may give it; nobody where its policy names none. */
export const ownDuty = (
  action: string,
  requirement: Requirement | undefined,
  deadlineId: string | null = null,
  waited = true,
): OwnDuty => ({ action, requirement: requirement ?? { anyOf: [] }, deadlineId, waited });

/** The duties of a list whose condition holds now. */
export const openDuties = (list: readonly (readonly [boolean, () => OwnDuty])[]): readonly OwnDuty[] =>
  list.filter(([open]) => open).map(([, duty]) => duty());
