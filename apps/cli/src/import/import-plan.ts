import type { Title } from '#imports';
import type { DifferenceRow } from '#registry';

/** What is wrong with a row: by the table's form, or by the rules of the register. */
export type LineFault = Readonly<{ line: number; column?: string; code: string } & Title>;

/** `fresh` things would be written, `known` ones are there already; `total` counts the rows of the table. */
export type ImportPlan = Readonly<{
  total: number;
  faults: readonly LineFault[];
  known: number;
  fresh: number;
  /** Writes what is fresh. Answers the rows that were refused all the same. */
  write: (onProgress: (done: number) => void) => Promise<readonly LineFault[]>;
  /** What the table says otherwise than the register, where that has to be accepted row by row. */
  differences?: readonly DifferenceRow[];
  /** What the user should know of this kind of import. */
  note?: Title;
}>;

type Judgement = 'fresh' | 'known' | LineFault;

type Sorted<T> = Readonly<{ fresh: readonly Line<T>[]; known: number; faults: readonly LineFault[] }>;

export type Line<T> = Readonly<{ line: number; value: T }>;

/** Sorts the sound rows of a table into what is new, what is there already and what is refused. */
export const sortRows = <T>(
  { rows, faults }: Readonly<{ rows: readonly Line<T>[]; faults: readonly LineFault[] }>,
  judge: (line: Line<T>) => Judgement,
): Sorted<T> => {
  const judged = rows.map((line) => ({ line, judgement: judge(line) }));
  const of = (wanted: Judgement) => judged.filter(({ judgement }) => judgement === wanted).map(({ line }) => line);
  const refused = judged.flatMap(({ judgement }) => (typeof judgement === 'object' ? [judgement] : []));
  return {
    fresh: of('fresh'),
    known: of('known').length,
    faults: [...faults, ...refused].toSorted((a, b) => a.line - b.line),
  };
};
