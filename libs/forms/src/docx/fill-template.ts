import Docxtemplater from 'docxtemplater';
import { openPackage } from './package.js';
import { placePicture, QR_PICTURE } from './place-picture.js';

/** Texts, rows and sections by placeholder. */
export type Filling = { readonly [placeholder: string]: string | boolean | Filling | readonly Filling[] };

type Scope = Readonly<Record<string, unknown>> | string;

/** A placeholder is the name of a text and nothing else: no expression is ever evaluated. */
const byName = (name: string) => ({
  get: (scope: Scope): unknown => (typeof scope === 'object' && Object.hasOwn(scope, name) ? scope[name] : undefined),
});

const words = {
  paragraphLoop: true,
  linebreaks: true,
  stripInvalidXMLChars: true,
  errorLogging: false,
  parser: byName,
} as const;

/** The compiled template. Throws where placeholders are broken. */
export const compile = (template: Uint8Array): Docxtemplater =>
  new Docxtemplater(openPackage(template), {
    ...words,
    nullGetter: ({ value }: { value: string }) => {
      throw new Error(`nothing was given for the placeholder ${value}`);
    },
  });

/** The Word document that the template becomes, with a PNG in the place of the QR code. */
export const fillTemplate = (template: Uint8Array, filling: Filling, qrCode: Uint8Array): Buffer => {
  const document = compile(template);
  document.render(wellFormed(filling));
  placePicture(document.getZip(), QR_PICTURE, qrCode);
  return document.toBuffer({ compression: 'DEFLATE' });
};

/** Halves of characters would make a document that no program opens. */
const wellFormed = <T>(value: T): T => {
  if (typeof value === 'string') return value.replaceAll(/\p{Surrogate}/gu, '') as T;
  if (Array.isArray(value)) return value.map(wellFormed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wellFormed(inner)])) as T;
};
