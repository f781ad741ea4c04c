import type { Align, Cell, Row, Table } from '../domain/paper.js';
import { readParagraph, type ParagraphContext } from './read-paragraph.js';
import { all, attribute, child, children, flag, number, twips, type Xml } from './word-xml.js';

export const readTable = (element: Xml, context: ParagraphContext): Table => {
  const properties = child(element, 'w:tblPr');
  const rows = children(element, 'w:tr').map((row) => readRow(row, context));
  return {
    kind: 'table',
    columns: children(child(element, 'w:tblGrid'), 'w:gridCol').map((column) => twips(number(column, 'w:w'))),
    align: (attribute(child(properties, 'w:jc'), 'w:val') ?? 'left') as Align,
    borders: bordersOf(properties),
    rows: rows.map((row, index) => joined(row, rows[index + 1])),
  };
};

/** Lines on every side or on none: `none` and `nil` draw nothing. */
const bordersOf = (properties: Xml | undefined): boolean => {
  const top = attribute(child(properties, 'w:tblBorders', 'w:top'), 'w:val');
  return top !== undefined && top !== 'none' && top !== 'nil';
};

const readRow = (element: Xml, context: ParagraphContext): Row => {
  const properties = child(element, 'w:trPr');
  return {
    header: flag(child(properties, 'w:tblHeader')) ?? false,
    minHeight: twips(number(child(properties, 'w:trHeight'))),
    cells: children(element, 'w:tc').map((cell) => readCell(cell, context)),
  };
};

const readCell = (element: Xml, context: ParagraphContext): Cell => {
  const properties = child(element, 'w:tcPr');
  const merge = child(properties, 'w:vMerge');
  return {
    span: number(child(properties, 'w:gridSpan')) ?? 1,
    middle: attribute(child(properties, 'w:vAlign'), 'w:val') === 'center',
    joins: { above: merge !== undefined && attribute(merge, 'w:val') !== 'restart', below: false },
    paragraphs: all(element, 'w:p').map((paragraph) => readParagraph(paragraph, context)),
  };
};

/** A cell joins the one below it where that one goes on from above. */
const joined = (row: Row, next: Row | undefined): Row => {
  const starts = new Map<number, Cell>();
  let column = 0;
  for (const cell of next?.cells ?? []) {
    starts.set(column, cell);
    column += cell.span;
  }
  column = 0;
  const cells = row.cells.map((cell) => {
    const below = starts.get(column)?.joins.above ?? false;
    column += cell.span;
    return { ...cell, joins: { ...cell.joins, below } };
  });
  return { ...row, cells };
};
