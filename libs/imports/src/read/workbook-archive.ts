import { zipSync } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry } from 'yauzl';
import type { FaultCode } from '../fault.js';

/** A workbook that is not read at all. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';

  constructor(readonly code: FaultCode) {
    super(code);
  }
}

const [RELATIONS, WORKBOOK, STRINGS, STYLES] = [
  'xl/_rels/workbook.xml.rels',
  'xl/workbook.xml',
  'xl/sharedStrings.xml',
  'xl/styles.xml',
] as const;

/** What runs, and what brings in the content of other files: a table has no use for either. */
const MACROS = /(?:vbaProject|vbaData|activeX|macrosheets)/i;
const LINKS = 'xl/externalLinks/';

const NO_STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>';

/**
 * Unpacks the first sheet of a workbook and what belongs to it into a plain archive, in the order that a streaming reader
 * needs. Sizes are checked against the archive's directory before and while unpacking, so that an archive that unpacks to
 * more than `maxBytes`, or lies about it, costs nothing. Throws a WorkbookError.
 */
export const firstSheetOf = async (
  bytes: Uint8Array,
  maxBytes: number,
): Promise<Readonly<{ name: string; archive: Uint8Array }>> => {
  const read = await openArchive(bytes, maxBytes);
  const [workbook, relations] = [await read(WORKBOOK), await read(RELATIONS)];
  const sheet = await read(sheetPath(workbook ?? '', relations ?? ''));
  if (workbook === undefined || relations === undefined || sheet === undefined)
    throw new WorkbookError('unreadable-workbook');
  if (/<c\b[^<>]*\bt="d"/.test(sheet)) throw new WorkbookError('strict-workbook');
  const strings = (await read(STRINGS)) ?? NO_STRINGS;
  const styles = await read(STYLES);
  const archive = pack({
    [RELATIONS]: relations,
    [WORKBOOK]: workbook,
    [STRINGS]: withoutPhonetics(strings),
    ...(styles !== undefined && { [STYLES]: styles }),
    'xl/worksheets/sheet1.xml': withPlainStrings(withoutPhonetics(sheet)),
  });
  return { name: sheetName(workbook), archive };
};

const openArchive = async (bytes: Uint8Array, maxBytes: number) => {
  const archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true });
  const entries = new Map<string, Entry>();
  for await (const entry of archive.eachEntry()) {
    if (MACROS.test(entry.fileName)) throw new WorkbookError('macro-workbook');
    if (entry.fileName.startsWith(LINKS)) throw new WorkbookError('linked-workbook');
    entries.set(entry.fileName, entry);
  }
  let budget = maxBytes;
  return async (name: string): Promise<string | undefined> => {
    const entry = entries.get(name);
    if (!entry) return undefined;
    budget -= entry.uncompressedSize;
    if (budget < 0) throw new WorkbookError('unpacked-too-large');
    return (await buffer(await archive.openReadStreamPromise(entry))).toString('utf8');
  };
};

const sheetName = (workbook: string): string =>
  (/<sheet\b[^<>]*?\sname="([^"<>]*)"/.exec(workbook)?.[1] ?? '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const sheetPath = (workbook: string, relations: string): string => {
  const id = /<sheet\b[^<>]*:id="([^"<>]+)"/.exec(workbook)?.[1];
  const tags = relations.match(/<Relationship\b[^<>]*>/g) ?? [];
  const target = tags.find((tag) => tag.includes(` Id="${id}"`))?.match(/ Target="([^"]+)"/)?.[1] ?? '';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
};

/** The streaming reader of exceljs takes a reading aid (pinyin, furigana) for the text of the cell. */
const withoutPhonetics = (xml: string) => mapElements(xml, '<rPh', '</rPh>', () => '');

/** The streaming reader of exceljs keeps only the last run of a formatted inline string. */
const withPlainStrings = (xml: string) =>
  mapElements(xml, '<is>', '</is>', (content) => {
    const runs = [...content.matchAll(/<t\b[^<>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
    return `<is><t xml:space="preserve">${runs.join('')}</t></is>`;
  });

const mapElements = (xml: string, open: string, close: string, map: (content: string) => string): string => {
  const [head, ...parts] = xml.split(open);
  const mapped = parts.map((part) => {
    const end = part.indexOf(close);
    return end < 0 ? part : map(part.slice(0, end)) + part.slice(end + close.length);
  });
  return [head, ...mapped].join('');
};

const pack = (files: Readonly<Record<string, string>>): Uint8Array => {
  const encoder = new TextEncoder();
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, encoder.encode(xml)])), {
    level: 0,
  });
};
