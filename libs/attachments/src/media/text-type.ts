import type { MediaType } from './media-types.js';

/** Markup that a browser might run, wherever it stands in the beginning. */
const MARKUP = /^\s*<|<(?:!doctype|html|svg|script|iframe|\?xml)/i;
const CONTROL = /[^\P{Cc}\t\n\f\r]/u;

/** Plain text or a table of comma-separated values; undefined for markup and for what no text editor writes. */
export const textType = (head: Buffer, encoding: 'utf-8' | 'gb18030'): MediaType | undefined => {
  const text = new TextDecoder(encoding).decode(head);
  if (text.trim() === '' || CONTROL.test(text) || MARKUP.test(text)) return undefined;
  const [first = '', second = ''] = text.split(/\r?\n/, 2);
  const commas = (line: string) => line.split(',').length - 1;
  return commas(first) > 0 && commas(first) === commas(second) ? 'text/csv' : 'text/plain';
};
