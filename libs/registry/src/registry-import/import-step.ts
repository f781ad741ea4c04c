import type { PersonCommand } from '../domain/person.commands.js';
import type { PostTermCommand } from '../domain/post-term.js';
import type { KinshipEndReason } from '../domain/kinship.events.js';
import type { Relation } from '../domain/relation.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;
type Pair = Readonly<{ personId: string; relativeId: string }>;

/**
 * One command that a row asks for, without the facts of the moment: it is staged, and given when the row is applied.
 * `units` are those of the two persons of a pair.
 */
export type ImportStep =
  | Readonly<{ on: 'person'; personId: string; words: Words<PersonCommand> }>
  | Readonly<{ on: 'post-term'; words: Words<PostTermCommand> }>
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
