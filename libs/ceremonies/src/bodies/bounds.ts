/** Upper bounds of plausible input; not rules of law. */
export const MAX_COUNT = 10_000;
export const MAX_FEN = 100_000_000_000;
export const MAX_TEXT = 2_000;
