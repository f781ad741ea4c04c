import type { Block, Paper, Paragraph } from '../domain/paper.js';
import { DOCUMENT, openPackage, partOf } from './package.js';
import { readParagraph, type ParagraphContext } from './read-paragraph.js';
import { readTable } from './read-table.js';
import { relationsOf } from './relations.js';
import { WordStyles } from './word-styles.js';
import { all, attribute, child, children, number, parseXml, twips, type Xml } from './word-xml.js';

/** A4 in twentieths of a point. */
const [A4_WIDTH, A4_HEIGHT] = [11_906, 16_838];

/** What a Word document has on its pages. */
export const readPaper = (content: Uint8Array): Paper => {
  const zip = openPackage(content);
  const relations = relationsOf(zip);
  const context = { zip, relations, styles: new WordStyles(zip) };
  const body = all(parseXml(partOf(zip, DOCUMENT) ?? '<x/>'), 'w:body')[0];
  const section = child(body, 'w:sectPr');
  const [size, margins] = [child(section, 'w:pgSz'), child(section, 'w:pgMar')];
  const margin = (name: string) => twips(number(margins, `w:${name}`));
  return {
    width: twips(number(size, 'w:w') ?? A4_WIDTH),
    height: twips(number(size, 'w:h') ?? A4_HEIGHT),
    margins: { top: margin('top'), right: margin('right'), bottom: margin('bottom'), left: margin('left') },
    footerDistance: margin('footer'),
    blocks: blocksOf(body, context),
    footer: footerOf(section, context),
  };
};

const blocksOf = (parent: Xml | undefined, context: ParagraphContext): readonly Block[] =>
  children(parent).flatMap((element): readonly Block[] => {
    if (element.name === 'w:p') return [readParagraph(element, context)];
    if (element.name === 'w:tbl') return [readTable(element, context)];
    return element.name === 'w:sdt' ? blocksOf(child(element, 'w:sdtContent'), context) : [];
  });

const footerOf = (section: Xml | undefined, context: ParagraphContext): readonly Paragraph[] => {
  const references = children(section, 'w:footerReference');
  const reference = references.find((one) => attribute(one, 'w:type') === 'default') ?? references[0];
  const path = context.relations.get(attribute(reference, 'r:id') ?? '');
  const text = path === undefined ? undefined : partOf(context.zip, path);
  return text === undefined ? [] : all(parseXml(text), 'w:p').map((one) => readParagraph(one, context));
};
