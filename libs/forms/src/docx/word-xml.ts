import { SaxesParser } from 'saxes';

/** An element of WordprocessingML by its qualified name: Word and its kin all write `w:`. */
export type Xml = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Xml[];
  /** The text that stands in the element itself. */
  text: string;
}>;

type Open = { name: string; attributes: Record<string, string>; children: Xml[]; text: string };

/** The document with its root as the only child. Throws where the text is no well-formed XML. */
export const parseXml = (text: string): Xml => {
  const document: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [document];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Open = { name, attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    open.at(-1)!.text += part;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return document;
};

/** The child elements, those of one name where it is given. */
export const children = (parent: Xml | undefined, name?: string): readonly Xml[] => {
  const found = parent?.children ?? [];
  return name === undefined ? found : found.filter((one) => one.name === name);
};

export const child = (parent: Xml | undefined, ...path: readonly string[]): Xml | undefined =>
  path.reduce<Xml | undefined>((found, name) => found?.children.find((one) => one.name === name), parent);

/** Every element of the name below, in document order. */
export const all = (root: Xml | undefined, name: string): readonly Xml[] =>
  (root?.children ?? []).flatMap((one) => (one.name === name ? [one, ...all(one, name)] : all(one, name)));

export const attribute = (element: Xml | undefined, name: string): string | undefined => element?.attributes[name];

/** `w:val` as a whole number. */
export const number = (element: Xml | undefined, name = 'w:val'): number | undefined => {
  const text = attribute(element, name);
  return text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text);
};

/** `<w:b/>` and `<w:b w:val="1"/>` hold, `<w:b w:val="0"/>` does not; undefined where nothing is said. */
export const flag = (element: Xml | undefined): boolean | undefined =>
  element === undefined ? undefined : !['0', 'false', 'off'].includes(attribute(element, 'w:val') ?? 'on');

/** Twentieths of a point as points. */
export const twips = (value: number | undefined): number => (value ?? 0) / 20;

const EMU_PER_POINT = 12_700;

/** English metric units as points. */
export const emu = (value: number | undefined): number => (value ?? 0) / EMU_PER_POINT;
