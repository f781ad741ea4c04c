/** How far recusal reaches: `near` for everyone, `extended` for auditors as well. */
export type KinshipReach = 'near' | 'extended';

/**
 * Near relatives as registered: spouse, parents, children, siblings, grandparents, grandchildren. The extended reach adds
 * collateral relatives within three generations and close in-laws.
 * Basis: Civil Code, art. 1045; handbook 1.2.
 */
export abstract class Kinship {
  /** The persons who are relatives of this one today, in either direction; empty where none is registered. */
  abstract nearRelativesOf(personId: string, reach?: KinshipReach): Promise<ReadonlySet<string>>;
}
