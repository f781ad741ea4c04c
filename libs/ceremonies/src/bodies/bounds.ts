/** Upper bounds of plausible input; not rules of law. */
export const MAX_COUNT = 10_000;
export const MAX_FEN = 100_000_000_000;
export const MAX_TEXT = 2_000;

/** Said of the village that a report may name. */
export const VILLAGE_NAMED =
  'The village for which they report; left out, the one by their posts. 有多个任职村或者机关工作人员填写';
