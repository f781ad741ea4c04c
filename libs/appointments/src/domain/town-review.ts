import type { LocalDate } from '#kernel';
import { reject, type ReviewEnv, type ReviewRejection, type TownCheckWords } from './joint-review.commands.js';
import { townCheckCodes } from './occasions.js';

/**
 * Each of the four offices has checked once, by somebody of its own, until today. Whoever checks is neither the candidate
 * nor a near relative, checks for no other office, and does not record it. Basis: handbook W1a (RecordTownReview: all four
 * town checks present), 1.2 (separation, recusal).
 */
export const townReviewRefusal = (
  checks: readonly TownCheckWords[],
  candidate: string,
  { today, personId: recorder, signatories }: Pick<ReviewEnv, 'today' | 'personId' | 'signatories'>,
): ReviewRejection | undefined => {
  const missing = townCheckCodes.filter((code) => checks.filter(({ check }) => check === code).length !== 1);
  if (missing.length > 0) return reject('town-checks-incomplete', { missing: missing.join(', ') });
  if (checks.some(({ checkedOn }) => checkedOn > today)) return reject('date-ahead');
  const unclear = checks.filter(({ checkerId, checkerOffice }) => (checkerId === null) === (checkerOffice === null));
  if (unclear.length > 0) return reject('checker-missing', { checks: unclear.map(({ check }) => check).join(', ') });
  const persons = checks.flatMap(({ checkerId }) => checkerId ?? []);
  const offices = checks.flatMap(({ checkerOffice }) => checkerOffice?.trim() ?? []);
  if ([persons, offices].some((named) => new Set(named).size < named.length)) return reject('checker-named-twice');
  if (persons.includes(candidate)) return reject('checker-is-candidate');
  if (persons.some((person) => signatories.relatives.includes(person))) return reject('checker-is-relative');
  if (persons.includes(recorder)) return reject('checker-is-recorder');
  if (persons.some((person) => !signatories.registered.includes(person))) return reject('checker-unknown');
  return disciplineRefusal(
    checks.find(({ check }) => check === 'discipline')!,
    signatories,
  );
};

/** Of the four offices discipline alone has persons in the register: the holders of its role in the town. */
const disciplineRefusal = (
  { checkerId }: TownCheckWords,
  { disciplineManned, disciplineOfficers }: ReviewEnv['signatories'],
): ReviewRejection | undefined => {
  if (checkerId === null) return disciplineManned ? reject('checker-by-person') : undefined;
  return disciplineOfficers.includes(checkerId) ? undefined : reject('checker-of-another-office');
};

/**
 * A reply says who signed it, and was sealed between circulation and today; who may sign is told by the rules of separation
 * before anything is decided. Basis: handbook W1a (departments answer in writing, signed by their head, sealed).
 */
export const sealRefusal = (
  seal: Readonly<{ sealedOn: LocalDate }> | null,
  circulatedOn: LocalDate,
  today: LocalDate,
): ReviewRejection | undefined => {
  if (seal === null) return reject('seal-missing');
  if (seal.sealedOn > today) return reject('date-ahead');
  return seal.sealedOn < circulatedOn ? reject('sealed-before-circulation', { circulatedOn }) : undefined;
};
