import type { Rejection } from '#kernel';

/** Somebody whom a user of a case names: one person, or an office, which each of `persons` would act for. */
export type Addressee = Readonly<{
  persons: readonly string[];
  /** The paths of the units at which they are found: where the office lies, or where the person holds roles and posts. */
  paths: readonly (readonly string[])[];
  manned: boolean;
}>;

/** Whom a case is about, their near relatives, and the units under which it lies, of which `county` is one. */
export type Concern = Readonly<{
  about: readonly string[];
  relatives: readonly string[];
  orgPath: readonly string[];
  county: string;
}>;

export type AddresseeRejection = Rejection<
  'addressee-concerned' | 'addressee-near-relative' | 'nobody-in-the-office' | 'office-outside-the-case'
>;

/**
 * Whom a case may not be shown to by naming them: those whom it is about and their near relatives, who are heard in the way
 * that the law has for it; an office without anybody; and who works neither above nor below the case within its county.
 * Basis: handbook 1.2 (separation rules), 1.3; PIPL, art. 6 (least access).
 */
export const addresseeRefusal = (
  { persons, paths, manned }: Addressee,
  { about, relatives, orgPath, county }: Concern,
): AddresseeRejection | undefined => {
  if (persons.some((person) => about.includes(person))) return { rejected: 'addressee-concerned' };
  if (persons.some((person) => relatives.includes(person))) return { rejected: 'addressee-near-relative' };
  if (!manned) return { rejected: 'nobody-in-the-office' };
  if (!paths.some((path) => isInLine(path, orgPath, county))) return { rejected: 'office-outside-the-case' };
  return undefined;
};

/** The unit lies above or below the case, and in its county. */
const isInLine = (path: readonly string[], orgPath: readonly string[], county: string): boolean => {
  const [unit, own] = [path.at(-1), orgPath.at(-1)];
  if (unit === undefined || own === undefined || !path.includes(county)) return false;
  return orgPath.includes(unit) || path.includes(own);
};
