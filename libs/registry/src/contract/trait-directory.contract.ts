import type { LocalDate } from '#kernel';
import type { Sex } from '../domain/person.traits.js';

export type { Sex } from '../domain/person.traits.js';

/** What the rules on village bodies ask of a person; null where it is not registered or has been erased. */
export type PersonTraits = Readonly<{
  sex: Sex | null;
  partyMember: boolean | null;
  bornOn: LocalDate | null;
  isDeceased: boolean;
}>;

export abstract class TraitDirectory {
  /** One round trip for many; unknown persons are missing from the map. */
  abstract traitsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, PersonTraits>>;
}
