import type { LocalDate } from '#kernel';
import type { Education, Sex } from '../domain/person.traits.js';

export { educationTitles, type Education, type Sex } from '../domain/person.traits.js';

/** What rules and forms ask of a person; null where it is not registered or has been erased. */
export type PersonTraits = Readonly<{
  sex: Sex | null;
  bornOn: LocalDate | null;
  education: Education | null;
  partyMember: boolean | null;
  partySince: LocalDate | null;
  isDeceased: boolean;
}>;

export abstract class TraitDirectory {
  /** One round trip for many; unknown persons are missing from the map. */
  abstract traitsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonTraits>>;
}
