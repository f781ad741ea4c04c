import { partOf, type Package } from './package.js';
import { all, attribute, child, flag, number, parseXml, type Xml } from './word-xml.js';

type Style = Readonly<{ basedOn: string | undefined; paragraph: Xml | undefined; run: Xml | undefined }>;

const HALF_POINTS = 2;
const STANDARD_SIZE = 10.5;

/** What Word applies to a paragraph or a run: defaults, the chain of its style, and what is said on the spot. */
export class WordStyles {
  private readonly styles = new Map<string, Style>();
  private readonly standard: string | undefined;
  private readonly defaultRun: Xml | undefined;
  private readonly defaultParagraph: Xml | undefined;

  constructor(zip: Package) {
    const document = parseXml(partOf(zip, 'word/styles.xml') ?? '<w:styles/>');
    const defaults = all(document, 'w:docDefaults')[0];
    this.defaultRun = child(defaults, 'w:rPrDefault', 'w:rPr');
    this.defaultParagraph = child(defaults, 'w:pPrDefault', 'w:pPr');
    for (const style of all(document, 'w:style')) {
      const id = attribute(style, 'w:styleId') ?? '';
      if (attribute(style, 'w:type') === 'paragraph' && attribute(style, 'w:default') === '1') this.standard = id;
      this.styles.set(id, {
        basedOn: attribute(child(style, 'w:basedOn'), 'w:val'),
        paragraph: child(style, 'w:pPr'),
        run: child(style, 'w:rPr'),
      });
    }
  }

  /** Looks a property of a paragraph up, the nearest first: `w:jc`, `w:spacing`, `w:ind`. */
  paragraph(properties: Xml | undefined): (name: string, attributeName: string) => string | undefined {
    const chain = this.chain(styleOf(properties, 'w:pStyle') ?? this.standard).map(({ paragraph }) => paragraph);
    const nearest = [properties, ...chain, this.defaultParagraph];
    return (name, attributeName) => first(nearest, (one) => attribute(child(one, name), attributeName));
  }

  /** Size in points and weight of a run in a paragraph. */
  run(properties: Xml | undefined, paragraph: Xml | undefined): Readonly<{ size: number; bold: boolean }> {
    const chains = [styleOf(properties, 'w:rStyle'), styleOf(paragraph, 'w:pStyle') ?? this.standard];
    const nearest = [properties, ...chains.flatMap((id) => this.chain(id).map(({ run }) => run)), this.defaultRun];
    const halfPoints = first(nearest, (one) => number(child(one, 'w:sz')));
    return {
      size: halfPoints === undefined ? STANDARD_SIZE : halfPoints / HALF_POINTS,
      bold: first(nearest, (one) => flag(child(one, 'w:b'))) ?? false,
    };
  }

  /** The style and those that it builds upon, the nearest first. */
  private chain(id: string | undefined, seen: readonly string[] = []): readonly Style[] {
    const style = id === undefined || seen.includes(id) ? undefined : this.styles.get(id);
    return style === undefined ? [] : [style, ...this.chain(style.basedOn, [...seen, id!])];
  }
}

const styleOf = (properties: Xml | undefined, name: string) => attribute(child(properties, name), 'w:val');

const first = <T>(from: readonly (Xml | undefined)[], read: (one: Xml | undefined) => T | undefined): T | undefined => {
  for (const one of from) {
    const found = read(one);
    if (found !== undefined) return found;
  }
  return undefined;
};
