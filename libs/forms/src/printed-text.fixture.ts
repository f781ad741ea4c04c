import { strFromU8, unzipSync } from 'fflate';
import { extractText } from 'unpdf';
import { all, parseXml, type Xml } from './docx/word-xml.js';

const packed = (text: string): string => text.replaceAll(/\s/g, '');

const textIn = (element: Xml): string =>
  packed(
    all(element, 'w:t')
      .map(({ text }) => text)
      .join(''),
  );

const bodyOf = (docx: Buffer): Xml => parseXml(strFromU8(unzipSync(docx)['word/document.xml']!));

/** What a Word document says, without white space. */
export const docxText = (docx: Buffer): string => textIn(bodyOf(docx));

/** The heads of its tables, which are repeated on each page. */
const headsOf = (docx: Buffer): readonly string[] =>
  all(bodyOf(docx), 'w:tr')
    .filter((row) => all(row, 'w:tblHeader').length > 0)
    .map(textIn);

export type PrintedPage = Readonly<{ text: string; head: string | null; footer: string }>;

/** What the pages of a PDF say, without white space: the head that is repeated and the footer stand apart. */
export const pagesOf = async (pdf: Buffer, docx: Buffer): Promise<readonly PrintedPage[]> => {
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: false });
  const heads = headsOf(docx);
  return text.map((page, index) => {
    const all = packed(page);
    const [footer = ''] = /第\d+页共\d+页$/.exec(all) ?? [];
    const body = all.slice(0, all.length - footer.length);
    const head = index === 0 ? null : (heads.find((one) => body.startsWith(one)) ?? null);
    return { text: body.slice(head?.length ?? 0), head, footer };
  });
};
