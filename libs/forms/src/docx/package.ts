import PizZip from 'pizzip';

/** The parts of a Word document that its printing needs. */
export const DOCUMENT = 'word/document.xml';

/** Throws where the bytes are no zip. */
export const openPackage = (content: Uint8Array): PizZip => new PizZip(content);

export const partOf = (zip: PizZip, path: string): string | undefined => zip.file(path)?.asText();

export const bytesOf = (zip: PizZip, path: string): Uint8Array | undefined => zip.file(path)?.asUint8Array();

export type Package = PizZip;
