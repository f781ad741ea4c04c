import type { Run } from '../domain/paper.js';
import type { Face, FontBook } from './font-book.js';

/** A stretch of one look on a line, `x` from where the line starts. */
export type Piece = Readonly<
  | { kind: 'text'; x: number; width: number; text: string; face: Face; size: number }
  | { kind: 'picture'; x: number; width: number; height: number; content: Uint8Array }
>;

export type Line = Readonly<{ pieces: readonly Piece[]; width: number; size: number; pictureHeight: number }>;

type Glyph = Readonly<{ character: string; width: number; face: Face; size: number }>;
type Picture = Extract<Run, { kind: 'picture' }>;
type Item = Glyph | Picture;

/** Basis: GB/T 15834, 5.1: marks that start no line, and marks that end none. */
const STARTS_NO_LINE = new Set('，。、；：？！）》〉」』】〕〗”’…—·％%,.;:?!)]}');
const ENDS_NO_LINE = new Set('（《〈「『【〔〖“‘([{');

const WORD = /[\p{Script=Latin}\p{Nd}_.@/:+-]/u;

const isGlyph = (item: Item): item is Glyph => 'character' in item;

/** Words and numbers are kept whole; between Han characters a line may break. */
const mayBreak = (before: Item, after: Item): boolean => {
  if (!isGlyph(before) || !isGlyph(after)) return true;
  if (before.character === ' ') return true;
  if (STARTS_NO_LINE.has(after.character) || after.character === ' ' || ENDS_NO_LINE.has(before.character))
    return false;
  return !(WORD.test(before.character) && WORD.test(after.character));
};

/** Breaks runs into lines of at most `width`; the first is shorter by `firstLine`. `\n` ends a line. */
export const breakLines = (
  runs: readonly Run[],
  fonts: FontBook,
  { width, firstLine, pages }: Readonly<{ width: number; firstLine: number; pages?: Pages }>,
): readonly Line[] => {
  const lines: Line[] = [];
  for (const part of hardLines(runs, fonts, pages)) {
    let rest = part.items;
    do {
      const room = lines.length === 0 ? width - firstLine : width;
      const taken = fitting(rest, room);
      lines.push(lineOf(rest.slice(0, taken), part.size));
      rest = rest.slice(taken);
    } while (rest.length > 0);
  }
  return lines;
};

/** What stands for the number of the page and for how many there are. */
export type Pages = Readonly<{ number: number; count: number }>;

type HardLine = { items: Item[]; size: number };

const hardLines = (runs: readonly Run[], fonts: FontBook, pages: Pages | undefined): readonly HardLine[] => {
  const found: HardLine[] = [{ items: [], size: 0 }];
  for (const run of runs) {
    const line = found.at(-1)!;
    if (run.kind === 'picture') line.items.push(run);
    else line.size = Math.max(line.size, run.size);
    if (run.kind === 'picture') continue;
    for (const character of textOf(run, pages)) {
      if (character === '\n') found.push({ items: [], size: run.size });
      else found.at(-1)!.items.push(glyphOf(character, run, fonts));
    }
  }
  return found;
};

const textOf = (run: Exclude<Run, Picture>, pages: Pages | undefined): string => {
  if (run.kind === 'text')
    return run.text.replaceAll(/[\t\u00A0]/g, ' ').replaceAll(/[\r\u200B-\u200D\u2060\uFEFF]/g, '');
  return String(run.kind === 'page-number' ? (pages?.number ?? '') : (pages?.count ?? ''));
};

const glyphOf = (character: string, { bold, size }: Exclude<Run, Picture>, fonts: FontBook): Glyph => {
  const face = fonts.faceOf(character, bold);
  return { character, width: fonts.widthOf(character, face, size), face, size };
};

/** How many items go on a line: at least one, so that whatever is too wide gets a line of its own. */
const fitting = (items: readonly Item[], room: number): number => {
  let used = 0;
  let lastBreak = 0;
  for (const [index, item] of items.entries()) {
    if (index > 0 && mayBreak(items[index - 1]!, item)) lastBreak = index;
    used += item.width;
    const hangs = isGlyph(item) && item.character === ' ';
    if (used > room + 0.01 && !hangs) return lastBreak || Math.max(index, 1);
  }
  return items.length;
};

const lineOf = (items: readonly Item[], emptySize: number): Line => {
  const pieces: Piece[] = [];
  let x = 0;
  for (const item of items) {
    const last = pieces.at(-1);
    if (!isGlyph(item))
      pieces.push({ kind: 'picture', x, width: item.width, height: item.height, content: item.content });
    else if (last?.kind === 'text' && last.face === item.face && last.size === item.size)
      pieces[pieces.length - 1] = { ...last, text: last.text + item.character, width: last.width + item.width };
    else pieces.push({ kind: 'text', x, text: item.character, width: item.width, face: item.face, size: item.size });
    x += item.width;
  }
  const sizes = items.filter(isGlyph).map(({ size }) => size);
  const heights = items.map((item) => (isGlyph(item) ? 0 : item.height));
  const trailing = items.findLastIndex((item) => !isGlyph(item) || item.character !== ' ');
  const hanging = items.slice(trailing + 1).reduce((sum, item) => sum + item.width, 0);
  return {
    pieces,
    width: x - hanging,
    size: sizes.length > 0 ? Math.max(...sizes) : emptySize,
    pictureHeight: Math.max(0, ...heights),
  };
};
