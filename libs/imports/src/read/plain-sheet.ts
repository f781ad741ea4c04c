import { WorkbookError } from './workbook-error.js';

/** Longer than any cell that a table may hold, with all of its formatting. */
const MOST_HELD = 1_048_576;

const ELEMENTS = [
  { open: '<![CDATA[', close: ']]>', map: (content: string) => escaped(content) },
  { open: '<rPh', close: '</rPh>', map: () => '' },
  { open: '<is>', close: '</is>', map: (content: string) => plainString(content) },
] as const;

const BEYOND_ASCII = /[^\0-\x7F]/gu;
const LITERAL = /<!\[CDATA\[(.*?)\]\]>/gs;

/** A cell of a kind that the streaming reader of exceljs does not know. */
const STRICT_DATE = /<c\b[^<>]*\bt="d"/;

/**
 * The text of a sheet as the streaming reader of exceljs understands it, a piece at a time: it takes a reading aid (pinyin,
 * furigana) for the text of the cell, and keeps only the last run of a formatted inline string. Throws a WorkbookError for
 * a strict workbook, and where no end of a cell comes.
 */
export async function* plainSheet(open: () => Promise<AsyncIterable<Buffer>>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let held = '';
  for await (const chunk of await open()) {
    held += decoder.decode(chunk, { stream: true });
    const [ready, rest] = takeReady(held);
    if (rest.length > MOST_HELD) throw new WorkbookError('unreadable-workbook');
    held = rest;
    if (ready !== '') yield ready;
  }
  yield held + decoder.decode();
}

/** The same XML in ASCII: exceljs decodes each piece of a part by itself, and spoils the character at which it is cut. */
export const asciiXml = (xml: string): string =>
  withoutLiterals(xml).replaceAll(BEYOND_ASCII, (character) => `&#${character.codePointAt(0)};`);

const withoutLiterals = (xml: string): string => xml.replaceAll(LITERAL, (_whole, text: string) => escaped(text));

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A reading aid is no part of a text. */
export const withoutPhonetics = (xml: string): string => {
  const [head, ...parts] = xml.split('<rPh');
  const mapped = parts.map((part) => {
    const end = part.indexOf('</rPh>');
    return end < 0 ? part : part.slice(end + '</rPh>'.length);
  });
  return [head, ...mapped].join('');
};

/** What can be passed on, and what waits for more: an element or a tag that has not ended. */
const takeReady = (text: string): readonly [string, string] => {
  let ready = '';
  let at = 0;
  for (;;) {
    const next = nextElement(text, at);
    if (!next) {
      const tag = text.lastIndexOf('<');
      const end = tag >= at && !text.includes('>', tag) ? tag : text.length;
      return [ready + checked(text.slice(at, end)), text.slice(end)];
    }
    ready += checked(text.slice(at, next.start));
    const { open, close, map } = next.element;
    const end = text.indexOf(close, next.start);
    if (end < 0) return [ready, text.slice(next.start)];
    ready += map(text.slice(next.start + open.length, end));
    at = end + close.length;
  }
};

const nextElement = (text: string, from: number) =>
  ELEMENTS.map((element) => ({ element, start: text.indexOf(element.open, from) }))
    .filter(({ start }) => start >= 0)
    .toSorted((a, b) => a.start - b.start)[0];

const checked = (xml: string): string => {
  if (STRICT_DATE.test(xml)) throw new WorkbookError('strict-workbook');
  return xml;
};

/** The runs of a formatted string as one. A reading aid within it is no run of it. */
const plainString = (content: string): string => {
  const runs = [...withoutPhonetics(withoutLiterals(content)).matchAll(/<t\b[^<>]*>([^<]*)<\/t>/g)].map(
    ([, text]) => text,
  );
  return `<is><t xml:space="preserve">${runs.join('')}</t></is>`;
};
