/**
 * Near relatives as registered: spouse, parents, children, siblings, grandparents, grandchildren.
 * Basis: Civil Code, art. 1045.
 */
export abstract class Kinship {
  /** The persons who are near relatives of this one today, in either direction; empty where none is registered. */
  abstract nearRelativesOf(personId: string): Promise<ReadonlySet<string>>;
}
