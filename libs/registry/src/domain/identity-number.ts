import { isLocalDate, type LocalDate } from '#kernel';
import type { Sex } from './person.traits.js';

/** What a citizen identity number says of its holder. */
export type IdentityFacts = Readonly<{ bornOn: LocalDate; sex: Sex }>;

const SHAPE = /^[1-9]\d{16}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Full-width digits, spaces and a small x are ways of writing the same number. */
export const foldIdentityNumber = (number: string): string =>
  number.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

/**
 * Reads a folded 18-place number; undefined where its shape, its date of birth or its check character is wrong. Nobody
 * alive was born before the dates that the program takes.
 * Basis: GB 11643-1999, 4: address, date of birth, sequence (odd: male), check character by ISO 7064 MOD 11-2.
 */
export const readIdentityNumber = (number: string): IdentityFacts | undefined => {
  if (!SHAPE.test(number)) return undefined;
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  if (!isLocalDate(bornOn) || CHECKS[sum % 11] !== number[17]) return undefined;
  return { bornOn, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' };
};

/** The last four places, which is all that is ever shown. */
export const tailOf = (number: string): string => number.slice(-4);
