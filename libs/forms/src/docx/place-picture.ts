import { DOCUMENT, partOf, type Package } from './package.js';
import { relationsOf } from './relations.js';
import { all, attribute, parseXml, type Xml } from './word-xml.js';

/** The alternative text of the picture that becomes the QR code of the case. */
export const QR_PICTURE = '二维码';

/** The path of the picture with the alternative text; undefined where the document has none. */
export const picturePath = (zip: Package, alternativeText: string): string | undefined => {
  const named = (drawing: Xml) =>
    all(drawing, 'wp:docPr').some((one) => attribute(one, 'descr')?.trim() === alternativeText);
  const drawing = all(parseXml(partOf(zip, DOCUMENT) ?? '<x/>'), 'w:drawing').find(named);
  const id = drawing && attribute(all(drawing, 'a:blip')[0], 'r:embed');
  return id === undefined ? undefined : relationsOf(zip).get(id);
};

/** Puts a PNG where the template has the picture of that alternative text. */
export const placePicture = (zip: Package, alternativeText: string, png: Uint8Array): void => {
  const path = picturePath(zip, alternativeText);
  if (path !== undefined) zip.file(path, png, { binary: true });
};
