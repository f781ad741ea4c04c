/** Upper bound of plausible input; no rule of law. */
export const MAX_TEXT = 2_000;
