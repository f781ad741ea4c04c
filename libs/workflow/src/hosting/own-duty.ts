import type { OwnDuty } from './hosting.js';

/** The duties of a list whose condition holds now. */
export const openDuties = (list: readonly (readonly [boolean, () => OwnDuty])[]): readonly OwnDuty[] =>
  list.filter(([open]) => open).map(([, duty]) => duty());
