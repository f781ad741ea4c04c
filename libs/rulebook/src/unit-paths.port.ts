/** Where units lie: rules of a unit reach everything below it. */
export abstract class UnitPaths {
  /** The codes from the top of the tree down to the unit itself; empty for a unit that is not registered. */
  abstract path(code: string): Promise<readonly string[]>;
}
