import { addDays, type LocalDate } from '#kernel';

/** A term as the register has it; `endedOn` is the first day on which the post was no longer held. */
export type HeldTerm = Readonly<{
  termId: string;
  personId: string;
  orgCode: string;
  post: string;
  startedOn: LocalDate;
  endedOn: LocalDate | null;
}>;

/**
 * The terms that a term goes on from, the oldest first, and the term itself: the same person in the same post of the same
 * village without a gap. A register may have kept the last day of a term as its end, so that the next may begin the day after.
 */
export const holdingOf = <Term extends HeldTerm>(term: Term, terms: readonly Term[]): readonly Term[] => {
  const before = terms
    .filter((other) => isSameSeat(other, term) && other.startedOn < term.startedOn && reaches(other, term.startedOn))
    .toSorted((a, b) => a.startedOn.localeCompare(b.startedOn))[0];
  return before ? [...holdingOf(before, terms), term] : [term];
};

/**
 * Since when the person of the term has held its post in its village without a gap: years in post count from there, however
 * many terms they fill. Basis: handbook W2, Rotation; anchor "post start" of `rotation.maxYears`, `rotation.maxYearsFinance`.
 */
export const inPostSince = (term: HeldTerm, terms: readonly HeldTerm[]): LocalDate =>
  holdingOf(term, terms)[0]!.startedOn;

const isSameSeat = (one: HeldTerm, other: HeldTerm): boolean =>
  one.personId === other.personId && one.orgCode === other.orgCode && one.post === other.post;

const reaches = ({ endedOn }: HeldTerm, startedOn: LocalDate): boolean =>
  endedOn === null || endedOn >= addDays(startedOn, -1);
