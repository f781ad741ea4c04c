import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The fastest: most of a row is what its neighbours say too. */
const LEVEL = 1;

/** A text deflated (RFC 1951) and in base64. Rows of a table take a tenth of their size. */
export const packedText = (text: string): string => deflateRawSync(text, { level: LEVEL }).toString('base64');

/** Throws where the text was not packed. */
export const unpackedText = (packed: string): string => inflateRawSync(Buffer.from(packed, 'base64')).toString();
