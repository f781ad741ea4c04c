/** Where the command's last event lies. */
export type CaseOutcome = Readonly<{ id: string; streamRevision: number; position: bigint }>;

/** Where a case begins: the units from the top of the tree down to its own, and the name of its procedure. */
export type CasePlace = Readonly<{ orgPath: readonly string[]; procedure: string }>;

type Words = Readonly<{ type: string }>;

/**
 * Where words about a case on the kernel become commands: it adds who acts, the time, rules, calendar, and the offices as
 * they are held today.
 */
export abstract class CaseDesk {
  /** Gives a command on a case that is there. Throws UnknownStreamError and what the command runner throws. */
  abstract act(category: string, caseId: string, words: Words): Promise<CaseOutcome>;
  /** Begins a case under the newest version of its procedure. */
  abstract open(category: string, caseId: string, place: CasePlace, words: Words): Promise<CaseOutcome>;
}
