import type { MediaType } from './media-types.js';
import { zipEntries } from './zip-entries.js';

/** No office file of honest content comes near it; an archive bomb claims more. */
const MAX_EXPANDED_BYTES = 1024 ** 3;

const MARKS: readonly (readonly [MediaType, readonly string[]])[] = [
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ['[Content_Types].xml', 'word/document.xml'],
  ],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['[Content_Types].xml', 'xl/workbook.xml']],
  ['application/ofd', ['OFD.xml']],
];

/** Parts of an office file that run: macros, controls, embedded programs. */
const RUNS = /(?:vbaProject|vbaData|activeX|\.(?:exe|dll|js|vbs|bat|cmd|com|scr|jar)$)/i;

/** What an archive is by the names of its entries; undefined for any other archive, or one that runs or swells. */
export const archiveType = (tail: Buffer): MediaType | undefined => {
  const entries = zipEntries(tail);
  if (!entries || entries.some(({ name }) => RUNS.test(name))) return undefined;
  if (entries.reduce((sum, { expandedBytes }) => sum + expandedBytes, 0) > MAX_EXPANDED_BYTES) return undefined;
  const names = new Set(entries.map(({ name }) => name));
  return MARKS.find(([, marks]) => marks.every((mark) => names.has(mark)))?.[0];
};
