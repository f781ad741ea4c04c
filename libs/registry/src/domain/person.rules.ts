import { addMonths, type LocalDate } from '#kernel';
import type { IdentityFacts } from './identity-number.js';
import type { PersonRejection } from './person.commands.js';
import type { Traits } from './person.traits.js';

type Fault = PersonRejection['rejected'] | undefined;

const MONTHS_TO_EIGHTEEN = 216;

/** Nobody is born, joined or died on a day that has yet to come. */
export const isAhead = (on: LocalDate | null, today: LocalDate): boolean => on !== null && on > today;

/** Who may join the Party is eighteen. Basis: Constitution of the CPC (2022), art. 1 (RECALL). */
const joinedTooYoung = ({ bornOn, partySince }: Traits): boolean =>
  bornOn !== null && partySince !== null && partySince < addMonths(bornOn, MONTHS_TO_EIGHTEEN);

/** Date of birth and sex are those of the identity number. Basis: GB 11643-1999, 4. */
export const contradicts = ({ sex, bornOn }: Traits, identity: IdentityFacts | null): boolean =>
  identity !== null && ((sex !== null && sex !== identity.sex) || (bornOn !== null && bornOn !== identity.bornOn));

/** What is wrong with the traits as they would be then. */
export const traitFault = (told: Traits, then: Traits, identity: IdentityFacts | null, today: LocalDate): Fault => {
  if (isAhead(told.bornOn, today) || isAhead(told.partySince, today)) return 'date-ahead';
  if (told.partySince !== null && then.partyMember !== true) return 'since-without-membership';
  if (contradicts(then, identity)) return 'identity-number-contradicts';
  return joinedTooYoung(then) ? 'party-since-before-eighteen' : undefined;
};
