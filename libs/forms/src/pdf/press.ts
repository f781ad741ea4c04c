import PDFDocument from 'pdfkit';
import type { Paper, Table } from '../domain/paper.js';
import type { FontBook } from './font-book.js';
import { baselineOf, setParagraphs, type SetLine } from './set-paragraph.js';
import { PADDING, type SetCell, type SetRow } from './set-table.js';

const LINE_WIDTH = 0.5;

/** `madeAt` is an ISO instant. */
export type Imprint = Readonly<{ title: string; madeAt: string }>;

/** Puts set lines and rows on pages, and remembers how far down the present page is filled. */
export class Press {
  private readonly document: PDFKit.PDFDocument;
  private y = 0;
  private empty = true;

  constructor(
    private readonly paper: Paper,
    private readonly fonts: FontBook,
    { title, madeAt }: Imprint,
  ) {
    const made = new Date(madeAt);
    this.document = new PDFDocument({
      autoFirstPage: false,
      bufferPages: true,
      margin: 0,
      size: [paper.width, paper.height],
      pdfVersion: '1.7',
      subset: 'PDF/A-2b',
      lang: 'zh-CN',
      displayTitle: true,
      info: { Title: title, Creator: 'Cunzhi', Producer: 'Cunzhi', CreationDate: made, ModDate: made },
    });
    for (const { key, file } of fonts.all()) this.document.registerFont(key, file);
    this.turnPage();
  }

  get room(): number {
    return this.paper.height - this.paper.margins.bottom - this.y;
  }

  get fullRoom(): number {
    return this.paper.height - this.paper.margins.bottom - this.paper.margins.top;
  }

  get isPageEmpty(): boolean {
    return this.empty;
  }

  turnPage(): void {
    this.document.addPage();
    this.document.lineWidth(LINE_WIDTH);
    this.y = this.paper.margins.top;
    this.empty = true;
  }

  /** A line of the body; on the next page where it has no room. */
  putLine(line: SetLine): void {
    if (line.height > this.room && !this.empty) this.turnPage();
    this.drawLine(line, this.paper.margins.left, this.y);
    this.advance(line.height);
  }

  /** A row where the page stands, whether it fits or not. */
  putRow(row: SetRow, table: Table): void {
    const left = this.leftOf(table);
    for (const cell of row.cells) {
      this.drawCell(cell, left, row.height);
      if (table.borders) this.drawBorders(cell, left, row.height);
    }
    this.advance(row.height);
  }

  /** The finished file, with the footer on each page. */
  async finish(): Promise<Buffer> {
    this.putFooters();
    const parts: Buffer[] = [];
    this.document.on('data', (part: Buffer) => parts.push(part));
    const ended = new Promise<void>((resolve, reject) => {
      this.document.on('end', resolve);
      this.document.on('error', reject);
    });
    this.document.end();
    await ended;
    return Buffer.concat(parts);
  }

  private advance(height: number): void {
    this.y += height;
    this.empty = false;
  }

  private leftOf({ columns, align }: Table): number {
    const { width, margins } = this.paper;
    const spare = width - margins.left - margins.right - columns.reduce((sum, one) => sum + one, 0);
    if (align === 'center') return margins.left + spare / 2;
    return align === 'right' ? margins.left + spare : margins.left;
  }

  private drawCell({ x, lines, middle }: SetCell, left: number, rowHeight: number): void {
    const used = lines.reduce((sum, { height }) => sum + height, 0);
    let y = this.y + (middle ? Math.max(PADDING.y, (rowHeight - used) / 2) : PADDING.y);
    for (const line of lines) {
      this.drawLine(line, left + x + PADDING.x, y);
      y += line.height;
    }
  }

  private drawBorders({ x, width, joins }: SetCell, tableLeft: number, height: number): void {
    const [left, right, top, bottom] = [tableLeft + x, tableLeft + x + width, this.y, this.y + height];
    const rule = (fromX: number, fromY: number, toX: number, toY: number) =>
      this.document.moveTo(fromX, fromY).lineTo(toX, toY).stroke();
    rule(left, top, left, bottom);
    rule(right, top, right, bottom);
    if (!joins.above) rule(left, top, right, top);
    if (!joins.below) rule(left, bottom, right, bottom);
  }

  private drawLine(set: SetLine, left: number, top: number): void {
    const baseline = top + baselineOf(set);
    for (const piece of set.line.pieces) {
      const x = left + set.x + piece.x;
      if (piece.kind === 'picture') {
        this.document.image(Buffer.from(piece.content), x, top + set.above, {
          width: piece.width,
          height: piece.height,
        });
        continue;
      }
      this.document.font(piece.face.key).fontSize(piece.size);
      this.document.text(piece.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', features: [] });
    }
  }

  private putFooters(): void {
    const { margins, width, height, footer, footerDistance } = this.paper;
    const { start, count } = this.document.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      this.document.switchToPage(start + index);
      const lines = setParagraphs(footer, width - margins.left - margins.right, this.fonts, {
        number: index + 1,
        count,
      });
      let y = height - footerDistance - lines.reduce((sum, line) => sum + line.height, 0);
      for (const line of lines) {
        this.drawLine(line, margins.left, y);
        y += line.height;
      }
    }
  }
}
