/** A role held at one of these units, as those who act for an office are described. */
export type Holding = Readonly<{ role: string; units: readonly string[] }>;

/** Where an open account of a person lies, and the roles that are held by it today. */
export type PersonOffices = Readonly<{
  orgCode: string;
  roles: readonly Readonly<{ role: string; orgCode: string }>[];
}>;

/** Who holds roles today, by open accounts. */
export abstract class RoleHolders {
  /** For each holding whether somebody has it; in one round trip. */
  abstract areThere(holdings: readonly Holding[]): Promise<readonly boolean[]>;
  /** Persons who hold the role at one of the units, a few of them, by their ids. */
  abstract holdersOf(holding: Holding): Promise<readonly string[]>;
  /** Those of the persons who have an open account. */
  abstract withAccount(personIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Every open account of these persons. */
  abstract officesOf(personIds: readonly string[]): Promise<readonly PersonOffices[]>;
}
