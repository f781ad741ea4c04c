/** A page of a filled template, ready to be printed. All lengths are in points. */

export type TextRun = Readonly<{ kind: 'text'; text: string; bold: boolean; size: number }>;
export type PageRun = Readonly<{ kind: 'page-number' | 'page-count'; bold: boolean; size: number }>;
export type PictureRun = Readonly<{ kind: 'picture'; content: Uint8Array; width: number; height: number }>;
export type Run = TextRun | PageRun | PictureRun;

export type Align = 'left' | 'center' | 'right';

/** `lines` is a multiple of the natural height of a line, or an exact or least height. */
export type LineHeight = Readonly<{ rule: 'multiple' | 'exact' | 'least'; value: number }>;

export type Paragraph = Readonly<{
  kind: 'paragraph';
  align: Align;
  indentLeft: number;
  indentRight: number;
  firstLine: number;
  before: number;
  after: number;
  lines: LineHeight;
  startsPage: boolean;
  /** A heading: it stays on the page of what follows. */
  keepsNext: boolean;
  runs: readonly Run[];
}>;

/** `joins`: the cell goes on from the one above, or into the one below. */
export type Cell = Readonly<{
  span: number;
  paragraphs: readonly Paragraph[];
  middle: boolean;
  joins: Readonly<{ above: boolean; below: boolean }>;
}>;

export type Row = Readonly<{ cells: readonly Cell[]; header: boolean; minHeight: number }>;

export type Table = Readonly<{
  kind: 'table';
  columns: readonly number[];
  align: Align;
  borders: boolean;
  rows: readonly Row[];
}>;

export type Block = Paragraph | Table;

export type Paper = Readonly<{
  width: number;
  height: number;
  margins: Readonly<{ top: number; right: number; bottom: number; left: number }>;
  blocks: readonly Block[];
  footer: readonly Paragraph[];
  footerDistance: number;
}>;
