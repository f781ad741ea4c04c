import { isCalendarDate } from '#kernel';

/** Where a page ended: what its last line is sorted by, as text, and the key of the line. */
export type CaseCursor = Readonly<{ sort: string; value: string; key: string }>;

const INFINITE = ['infinity', '-infinity'];
const TIME = /^ ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/;
const DATE_LENGTH = 10;
/** The calendar of PostgreSQL has no year 0. */
const FIRST_YEAR = '0001';

/** A cursor for the address of the next page: hexadecimal, so that it stands in any address. */
export const cursorText = ({ sort, value, key }: CaseCursor): string => hexOf(JSON.stringify([sort, value, key]));

/** Undefined where the text is no cursor of this sort. */
export const readCursor = (text: string, sort: string): CaseCursor | undefined => {
  const parts = partsOf(text);
  if (!parts) return undefined;
  const [of, value, key] = parts;
  return of === sort && isMoment(value) ? { sort, value, key } : undefined;
};

const isMoment = (value: string): boolean =>
  INFINITE.includes(value) ||
  (value > FIRST_YEAR &&
    isCalendarDate(value.slice(0, DATE_LENGTH)) &&
    (value.length === DATE_LENGTH || TIME.test(value.slice(DATE_LENGTH))));

const partsOf = (text: string): readonly [string, string, string] | undefined => {
  try {
    const parts: unknown = JSON.parse(textOf(text));
    if (!Array.isArray(parts) || parts.length !== 3) return undefined;
    return parts.every((part) => typeof part === 'string') ? (parts as unknown as [string, string, string]) : undefined;
  } catch {
    return undefined;
  }
};

const hexOf = (text: string): string =>
  Array.from(encodeURIComponent(text), (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');

const textOf = (hex: string): string =>
  decodeURIComponent((hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(''));
