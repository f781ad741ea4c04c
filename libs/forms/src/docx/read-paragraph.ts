import type { Align, LineHeight, Paragraph, Run } from '../domain/paper.js';
import { bytesOf, type Package } from './package.js';
import type { WordStyles } from './word-styles.js';
import { all, attribute, child, children, emu, flag, number, twips, type Xml } from './word-xml.js';

export type ParagraphContext = Readonly<{
  zip: Package;
  styles: WordStyles;
  relations: ReadonlyMap<string, string>;
}>;

const LINE_UNITS = 240;

export const readParagraph = (element: Xml, context: ParagraphContext): Paragraph => {
  const properties = child(element, 'w:pPr');
  const ask = context.styles.paragraph(properties);
  const length = (name: string, attributeName: string) => twips(Number(ask(name, attributeName) ?? 0));
  const runs = [...runsOf(element, { ...context, properties, field: { code: '', state: 'none' } })];
  return {
    kind: 'paragraph',
    align: alignOf(ask('w:jc', 'w:val')),
    indentLeft: length('w:ind', 'w:left'),
    indentRight: length('w:ind', 'w:right'),
    firstLine: length('w:ind', 'w:firstLine') - length('w:ind', 'w:hanging'),
    before: length('w:spacing', 'w:before'),
    after: length('w:spacing', 'w:after'),
    lines: linesOf(ask('w:spacing', 'w:line'), ask('w:spacing', 'w:lineRule')),
    startsPage: flag(child(properties, 'w:pageBreakBefore')) ?? hasPageBreak(element),
    keepsNext: flag(child(properties, 'w:keepNext')) ?? false,
    runs: runs.length > 0 ? runs : [{ kind: 'text', text: '', ...markOf(properties, context) }],
  };
};

const hasPageBreak = (element: Xml): boolean => all(element, 'w:br').some((one) => attribute(one, 'w:type') === 'page');

/** An empty paragraph is as high as its mark. */
const markOf = (properties: Xml | undefined, { styles }: ParagraphContext) =>
  styles.run(child(properties, 'w:rPr'), properties);

const alignOf = (value: string | undefined): Align => {
  if (value === 'center') return 'center';
  return value === 'right' || value === 'end' ? 'right' : 'left';
};

const linesOf = (line: string | undefined, rule: string | undefined): LineHeight => {
  const value = Number(line ?? LINE_UNITS);
  if (rule === 'exact') return { rule: 'exact', value: twips(value) };
  return rule === 'atLeast' ? { rule: 'least', value: twips(value) } : { rule: 'multiple', value: value / LINE_UNITS };
};

/** A field such as PAGE is written over several runs: its code, then what Word last showed for it. */
type Field = { code: string; state: 'none' | 'code' | 'shown' };
type RunContext = ParagraphContext & Readonly<{ properties: Xml | undefined; field: Field }>;

const WRAPPERS = ['w:hyperlink', 'w:sdt', 'w:sdtContent', 'w:smartTag', 'w:customXml'];

function* runsOf(parent: Xml, context: RunContext): Generator<Run> {
  for (const element of children(parent)) {
    if (element.name === 'w:r') yield* piecesOf(element, context);
    if (element.name === 'w:fldSimple') yield* fieldOf(attribute(element, 'w:instr') ?? '', element, context);
    if (WRAPPERS.includes(element.name)) yield* runsOf(element, context);
  }
}

function* piecesOf(run: Xml, context: RunContext): Generator<Run> {
  const look = context.styles.run(child(run, 'w:rPr'), context.properties);
  const text = (value: string): Run => ({ kind: 'text', text: value, ...look });
  for (const piece of children(run)) {
    if (piece.name === 'w:fldChar') yield* turnOf(piece, run, context);
    if (piece.name === 'w:instrText') context.field.code += piece.text;
    if (context.field.state !== 'none') continue;
    if (piece.name === 'w:t') yield text(piece.text);
    if (piece.name === 'w:tab') yield text('\u3000');
    if (piece.name === 'w:br' && attribute(piece, 'w:type') !== 'page') yield text('\n');
    if (piece.name === 'w:drawing') yield* pictureOf(piece, context);
  }
}

function* turnOf(mark: Xml, run: Xml, context: RunContext): Generator<Run> {
  const type = attribute(mark, 'w:fldCharType');
  if (type === 'begin') Object.assign(context.field, { code: '', state: 'code' });
  if (type === 'separate') context.field.state = 'shown';
  if (type !== 'end') return;
  context.field.state = 'none';
  yield* fieldOf(context.field.code, run, context);
}

function* fieldOf(code: string, element: Xml, { styles, properties }: RunContext): Generator<Run> {
  const run = element.name === 'w:r' ? element : child(element, 'w:r');
  const look = styles.run(child(run, 'w:rPr'), properties);
  const [name] = code.trim().split(/\s/);
  if (name === 'PAGE') yield { kind: 'page-number', ...look };
  if (name === 'NUMPAGES') yield { kind: 'page-count', ...look };
}

function* pictureOf(drawing: Xml, { zip, relations }: RunContext): Generator<Run> {
  const path = relations.get(attribute(all(drawing, 'a:blip')[0], 'r:embed') ?? '');
  const content = path === undefined ? undefined : bytesOf(zip, path);
  const extent = all(drawing, 'wp:extent')[0];
  if (content === undefined) return;
  yield { kind: 'picture', content, width: emu(number(extent, 'cx')), height: emu(number(extent, 'cy')) };
}
