import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Paper, Table } from '../domain/paper.js';
import type { FontBook } from './font-book.js';
import { Press, type Imprint } from './press.js';
import { setParagraph } from './set-paragraph.js';
import { isSpent, partRow, setRow, type SetRow } from './set-table.js';

/** Rows that are set before others get their turn. */
const ROWS_AT_ONCE = 20;

/** Points that must be left below a heading: the head of a table and a row. */
const KEPT_ROOM = 60;

/**
 * Prints a page of Word as a PDF that archives take (PDF/A-2b), its fonts embedded. The head of a table is repeated on
 * each page, and a row that is higher than a page goes on on the next. Throws UnprintableCharacterError.
 */
export const printPdf = async (paper: Paper, fonts: FontBook, imprint: Imprint): Promise<Buffer> => {
  const press = new Press(paper, fonts, imprint);
  const width = paper.width - paper.margins.left - paper.margins.right;
  for (const block of paper.blocks) {
    if (block.kind === 'table') await printTable(block, press, fonts);
    else {
      if (block.startsPage && !press.isPageEmpty) press.turnPage();
      const lines = setParagraph(block, width, fonts);
      const height = lines.reduce((sum, line) => sum + line.height, 0);
      if (block.keepsNext && height + KEPT_ROOM > press.room && !press.isPageEmpty) press.turnPage();
      for (const line of lines) press.putLine(line);
    }
  }
  return press.finish();
};

const printTable = async (table: Table, press: Press, fonts: FontBook): Promise<void> => {
  const firstBody = table.rows.findIndex(({ header }) => !header);
  const heads = table.rows.slice(0, Math.max(firstBody, 0)).map((row) => setRow(row, table.columns, fonts));
  const headHeight = heads.reduce((sum, { height }) => sum + height, 0);
  const putHeads = () => heads.forEach((head) => press.putRow(head, table));
  const room = press.fullRoom - headHeight;

  if (heads.length > 0) {
    const first = table.rows[heads.length];
    const needed = headHeight + (first ? Math.min(setRow(first, table.columns, fonts).height, room) : 0);
    if (needed > press.room && !press.isPageEmpty) press.turnPage();
    putHeads();
  }
  const putRow = (row: SetRow): void => {
    if (row.height > press.room && !press.isPageEmpty) {
      press.turnPage();
      putHeads();
    }
    if (row.height <= press.room) return press.putRow(row, table);
    const [part, rest] = partRow(row, press.room);
    press.putRow(part, table);
    if (!isSpent(rest)) putRow(rest);
  };
  for (const [index, row] of table.rows.slice(heads.length).entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await nextTurn();
    putRow(setRow(row, table.columns, fonts));
  }
};
