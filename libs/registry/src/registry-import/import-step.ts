import type { PersonCommand } from '../domain/person.commands.js';
import type { EndPost, RecordPastTerm, StartPost } from '../domain/post-term.commands.js';
import type { KinshipEndReason } from '../domain/kinship.events.js';
import type { Relation } from '../domain/relation.js';
import type { BeginEntry } from '../domain/reserve-entry.commands.js';
import type { SeatedTerm } from '../seated-term.js';
import type { BeginWords } from '../reserve-desk.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;
type Pair = Readonly<{ personId: string; relativeId: string }>;

/**
 * One command that a row asks for, without the facts of the moment: it is staged, and given when the row is applied.
 * `units` are those of the two persons of a pair.
 */
export type ImportStep =
  | Readonly<{ on: 'person'; personId: string; words: Words<PersonCommand> }>
  | Readonly<{ on: 'post-term'; orgCode: string; words: Words<StartPost | RecordPastTerm | EndPost> }>
  | Readonly<{ on: 'reserve'; words: BeginWords<BeginEntry> }>
  | Readonly<{
      on: 'kinship';
      units: readonly string[];
      words: Pair &
        (
          | Readonly<{ type: 'RecordKinship'; relation: Relation }>
          | Readonly<{ type: 'EndKinship'; reason: KinshipEndReason }>
        );
    }>;

export type RowChange = 'added' | 'changed' | 'ended';

/** A row that does something. `column` is where a refusal of its command is reported; `columns` are those that change. */
export type PlannedRow = Readonly<{
  line: number;
  column: string;
  change: RowChange;
  columns: readonly string[];
  steps: readonly ImportStep[];
}>;

/**
 * What can be done side by side: rows about terms in one village follow each other, in the order in which the terms began,
 * since each seat is decided on those taken before; every other row is a line of its own.
 */
export const linesOf = <T>(items: readonly T[], rowOf: (item: T) => PlannedRow): readonly (readonly T[])[] => {
  const villages = new Map<string, T[]>();
  const alone: T[][] = [];
  for (const item of items) {
    const term = rowOf(item).steps.find((step) => step.on === 'post-term');
    if (!term) alone.push([item]);
    else villages.set(term.orgCode, [...(villages.get(term.orgCode) ?? []), item]);
  }
  const begun = (item: T) => beginningOf(rowOf(item));
  const inTurn = [...villages.values()].map((line) => line.toSorted((a, b) => begun(a).localeCompare(begun(b))));
  return [...inTurn, ...alone];
};

/** The terms that a line of one village begins; undefined where it is about anything else, or ends a term on record. */
export const termsBegunBy = (rows: readonly PlannedRow[]): readonly SeatedTerm[] | undefined => {
  const words = rows.flatMap(({ steps }) =>
    steps.length === 1 && steps[0]!.on === 'post-term' && steps[0]!.words.type !== 'EndPost' ? [steps[0]!.words] : [],
  );
  return words.length === rows.length && words.length > 0 ? words : undefined;
};

/** Ends of terms on record come first: they free the seat that another row takes. */
const beginningOf = ({ steps }: PlannedRow): string =>
  steps.flatMap((step) =>
    step.on === 'post-term' && step.words.type !== 'EndPost' ? [step.words.startedOn] : [],
  )[0] ?? '';
