/** Names of persons, for showing. A name is null once its person has been erased; an unknown person has none. */
export abstract class PersonDirectory {
  abstract nameOf(personId: string): Promise<string | null>;
  /** One round trip for many; unknown persons are missing from the map. */
  abstract namesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  /** Those of them who are marked as deceased. */
  abstract deceasedAmong(personIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** The projection that names come from: whoever shows names waits for it, to show those of whom the caller has just registered. */
export const PEOPLE = 'people-3';
