import type { Cell, Row, Table } from '../domain/paper.js';
import type { FontBook } from './font-book.js';
import { setParagraphs, type SetLine } from './set-paragraph.js';

/** A cell with its place: `x` from the left of the table. */
export type SetCell = Readonly<{
  x: number;
  width: number;
  lines: readonly SetLine[];
  middle: boolean;
  joins: Cell['joins'];
}>;

export type SetRow = Readonly<{ cells: readonly SetCell[]; height: number; header: boolean; minHeight: number }>;

/** The space that Word leaves in a cell, in points. */
export const PADDING = { x: 5.4, y: 1.5 } as const;

const heightOf = (lines: readonly SetLine[]): number => lines.reduce((sum, { height }) => sum + height, 0);

/** The row in columns of these widths. */
export const setRow = ({ cells, header, minHeight }: Row, columns: Table['columns'], fonts: FontBook): SetRow => {
  let [column, x] = [0, 0];
  const set = cells.map(({ span, paragraphs, middle, joins }): SetCell => {
    const width = columns.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    const cell = { x, width, middle, joins, lines: setParagraphs(paragraphs, width - 2 * PADDING.x, fonts) };
    [column, x] = [column + span, x + width];
    return cell;
  });
  return { cells: set, header, minHeight, height: rowHeight(set, minHeight) };
};

const rowHeight = (cells: readonly SetCell[], minHeight: number): number =>
  Math.max(minHeight, ...cells.map(({ lines }) => heightOf(lines) + 2 * PADDING.y));

/**
 * Parts a row that is higher than a page: what fits in `room`, and the rest. Each cell gives as many lines as fit, one at
 * least of those that have any left, so that nothing is cut off.
 */
export const partRow = (row: SetRow, room: number): readonly [SetRow, SetRow] => {
  const parts = row.cells.map((cell) => {
    let [taken, used] = [0, 2 * PADDING.y];
    while (taken < cell.lines.length && (taken === 0 || used + cell.lines[taken]!.height <= room))
      used += cell.lines[taken++]!.height;
    return [
      { ...cell, lines: cell.lines.slice(0, taken) },
      { ...cell, lines: cell.lines.slice(taken) },
    ] as const;
  });
  const partOf = (cells: readonly SetCell[]): SetRow => ({ ...row, cells, minHeight: 0, height: rowHeight(cells, 0) });
  return [partOf(parts.map(([head]) => head)), partOf(parts.map(([, rest]) => rest))];
};

export const isSpent = ({ cells }: SetRow): boolean => cells.every(({ lines }) => lines.length === 0);
