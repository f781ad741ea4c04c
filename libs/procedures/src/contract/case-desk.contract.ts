import type { JsonValue } from '#kernel';

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
  /** Throws what `act` would throw now, and writes nothing. */
  abstract rehearse(category: string, caseId: string, words: Words): Promise<void>;
  /** Throws what `open` would throw now, and writes nothing. */
  abstract rehearseOpen(category: string, caseId: string, place: CasePlace, words: Words): Promise<void>;
  /** The digest of canonical JSON that decisions store of what lay before them. */
  abstract digestOf(material: JsonValue): string;
  /** Begins a case under the newest version of its procedure. */
  abstract open(category: string, caseId: string, place: CasePlace, words: Words): Promise<CaseOutcome>;
}

/** How supervision wakes the cases of a category, and passes on what it is told. */
export const clockHandlers = (desk: CaseDesk, category: string) => ({
  advance: (caseId: string) => desk.act(category, caseId, { type: 'AdvanceCase' }),
  recompute: (caseId: string) => desk.act(category, caseId, { type: 'RecomputeDeadlines' }),
  relocate: (caseId: string, orgPath: readonly string[]) =>
    desk.act(category, caseId, { type: 'RelocateCase', orgPath } as Words),
  acknowledge: (caseId: string, alertId: string) =>
    desk.act(category, caseId, { type: 'AcknowledgeAlert', alertId } as Words),
});
