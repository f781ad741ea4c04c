import type { Paragraph } from '../domain/paper.js';
import { breakLines, type Line, type Pages } from './break-lines.js';
import type { FontBook } from './font-book.js';

/** A line with its place: `x` from the left of the column, `height` with what stands above and below it. */
export type SetLine = Readonly<{ line: Line; x: number; above: number; height: number }>;

/** The natural height of a line, and where its characters stand, in sizes of the font. */
const [NATURAL_HEIGHT, BASELINE] = [1.3, 0.86];

/** The lines of paragraphs in a column of that width. Space before the first line of a column is kept, as Word does. */
export const setParagraphs = (
  paragraphs: readonly Paragraph[],
  width: number,
  fonts: FontBook,
  pages?: Pages,
): readonly SetLine[] => paragraphs.flatMap((paragraph) => setParagraph(paragraph, width, fonts, pages));

export const setParagraph = (
  paragraph: Paragraph,
  columnWidth: number,
  fonts: FontBook,
  pages?: Pages,
): readonly SetLine[] => {
  const { indentLeft, indentRight, firstLine, runs, align, before, after } = paragraph;
  const width = Math.max(columnWidth - indentLeft - indentRight, 1);
  const lines = breakLines(runs, fonts, { width, firstLine, ...(pages === undefined ? {} : { pages }) });
  return lines.map((line, index) => {
    const start = indentLeft + (index === 0 ? firstLine : 0);
    const room = width - (index === 0 ? firstLine : 0) - line.width;
    const height = heightOf(line, paragraph);
    const above = index === 0 ? before : 0;
    return {
      line,
      x: start + (align === 'center' ? room / 2 : align === 'right' ? room : 0),
      above,
      height: above + height + (index === lines.length - 1 ? after : 0),
    };
  });
};

const heightOf = ({ size, pictureHeight }: Line, { lines }: Paragraph): number => {
  const natural = Math.max(size * NATURAL_HEIGHT, pictureHeight);
  if (lines.rule === 'exact') return lines.value;
  if (lines.rule === 'least') return Math.max(natural, lines.value);
  return Math.max(size * NATURAL_HEIGHT * lines.value, pictureHeight);
};

/** How far below the top of a line its characters stand. */
export const baselineOf = ({ line, above, height }: SetLine): number => {
  const natural = Math.max(line.size * NATURAL_HEIGHT, line.pictureHeight);
  const slack = Math.max(0, Math.min(height - above - natural, line.size));
  return above + slack / 2 + (natural - line.size * NATURAL_HEIGHT) + line.size * ((NATURAL_HEIGHT - 1) / 2 + BASELINE);
};
