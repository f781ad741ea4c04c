/** How a value stands in a workbook: a date is `YYYY-MM-DD`, an instant ISO in UTC, a share lies between 0 and 1. */
export type ListCellKind = 'text' | 'number' | 'share' | 'date' | 'instant';

/**
 * One column of an exported list. `path` leads from an item of the JSON answer to the value, so that a workbook shows
 * nothing that the answer does not: `org.name`, or `posts.post` for the posts of every entry, one after the other.
 */
export type ListColumn = Readonly<{ path: string; zh: string; en: string; kind: ListCellKind }>;

/**
 * How a list is cut: into `pages` that count from 1, by a `cursor` that the answer names as `next`, or not at all.
 * `parameter` and `size` are the query parameters that carry the cursor and the number of items, at most `most`.
 */
export type ListPaging = 'pages' | 'whole' | Readonly<{ parameter: string; size: string; most: number }>;

/**
 * A list that can be had as a workbook. `name` is that of the file, `items` finds the lines of an answer (its `items`,
 * where left out). `recorded` names the filters whose values the security log may hold: codes, days and switches, never
 * names, numbers or ids of persons.
 */
export type ExportedList = Readonly<{
  name: string;
  zh: string;
  en: string;
  paging: ListPaging;
  recorded?: readonly string[];
  items?: (answer: unknown) => readonly unknown[];
  columns: readonly ListColumn[];
}>;

const column =
  (kind: ListCellKind) =>
  (path: string, zh: string, en: string): ListColumn => ({ path, zh, en, kind });

export const textColumn = column('text');
export const numberColumn = column('number');
export const shareColumn = column('share');
export const dateColumn = column('date');
export const instantColumn = column('instant');

export type ListCell = string | number | boolean | null;

const BETWEEN = '; ';

/** The cells of one item, in the order of the columns. Several values of one cell stand one after the other. */
export const listCells = (columns: readonly ListColumn[], item: unknown): readonly ListCell[] =>
  columns.map(({ path }) => cellOf(valueAt(item, path.split('.'))));

const valueAt = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
  if (key === undefined || value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((entry) => valueAt(entry, [key, ...rest]));
  return valueAt((value as Readonly<Record<string, unknown>>)[key], rest);
};

const cellOf = (value: unknown): ListCell => {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(partOf).join(BETWEEN);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
};

const partOf = (value: unknown): string => String(cellOf(value) ?? '');
