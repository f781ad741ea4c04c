/** Upper bounds of plausible input; no rules of law. */
export const MAX_TEXT = 2_000;
export const MAX_NUMBER = 80;
