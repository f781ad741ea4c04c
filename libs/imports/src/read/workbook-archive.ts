import { Zip, ZipPassThrough } from 'fflate';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry } from 'yauzl';
import { asciiXml, plainSheet, withoutPhonetics } from './plain-sheet.js';
import { WorkbookError } from './workbook-error.js';

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

/** The name of a sheet, and a plain archive of it that is made while it is read; `failed` rejects where that cannot be finished. */
export type FirstSheet = Readonly<{ name: string; archive: AsyncGenerator<Uint8Array>; failed: Promise<never> }>;

/**
 * Unpacks the first sheet of a workbook and what belongs to it into a plain archive, in the order that a streaming reader
 * needs, a piece at a time. Sizes are checked against the archive's directory before and while unpacking, so that an archive
 * that unpacks to more than `maxBytes`, or lies about it, costs nothing. Throws a WorkbookError.
 */
export const firstSheetOf = async (bytes: Uint8Array, maxBytes: number): Promise<FirstSheet> => {
  const opened = await openArchive(bytes, maxBytes);
  const textIn = async (name: string) =>
    opened.has(name) ? (await buffer(await opened.read(name))).toString('utf8') : undefined;
  const [workbook, relations] = [await textIn(WORKBOOK), await textIn(RELATIONS)];
  const sheet = sheetPath(workbook ?? '', relations ?? '');
  if (workbook === undefined || relations === undefined || !opened.has(sheet))
    throw new WorkbookError('unreadable-workbook');
  const strings = (await textIn(STRINGS)) ?? NO_STRINGS;
  const styles = await textIn(STYLES);
  const parts = {
    [RELATIONS]: relations,
    [WORKBOOK]: workbook,
    [STRINGS]: withoutPhonetics(strings),
    ...(styles !== undefined && { [STYLES]: styles }),
  };
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  failed.catch(() => undefined);
  const archive = packed(
    parts,
    'xl/worksheets/sheet1.xml',
    plainSheet(() => opened.read(sheet)),
    fail,
  );
  return { name: sheetName(workbook), archive, failed };
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
  const read = (name: string): Promise<Readable> => {
    const entry = entries.get(name)!;
    budget -= entry.uncompressedSize;
    if (budget < 0) throw new WorkbookError('unpacked-too-large');
    return archive.openReadStreamPromise(entry);
  };
  return { has: (name: string) => entries.has(name), read };
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

/** A stored archive, piece by piece. What its last part fails with is told to `failed`: its reader would wait for ever. */
async function* packed(
  parts: Readonly<Record<string, string>>,
  lastName: string,
  last: AsyncIterable<string>,
  failed: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const add = (name: string) => {
    const file = new ZipPassThrough(name);
    zip.add(file);
    return file;
  };
  for (const [name, xml] of Object.entries(parts)) {
    add(name).push(encoder.encode(asciiXml(xml)), true);
    yield* pieces.splice(0);
  }
  const file = add(lastName);
  try {
    for await (const xml of last) {
      file.push(encoder.encode(asciiXml(xml)));
      yield* pieces.splice(0);
    }
  } catch (error) {
    failed(error);
    return;
  }
  file.push(new Uint8Array(), true);
  zip.end();
  yield* pieces.splice(0);
}
