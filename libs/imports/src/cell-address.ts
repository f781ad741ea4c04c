const LETTERS = 26;

/** `C7` for the cell at `index` (from 0) of line 7; undefined where the table has no such column. */
export const cellAddress = (index: number | undefined, line: number): string | undefined =>
  index === undefined || index < 0 ? undefined : `${columnLetters(index)}${line}`;

const columnLetters = (index: number): string => {
  const last = String.fromCodePoint('A'.codePointAt(0)! + (index % LETTERS));
  return index < LETTERS ? last : columnLetters(Math.floor(index / LETTERS) - 1) + last;
};
