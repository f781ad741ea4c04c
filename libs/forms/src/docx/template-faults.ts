import { isRows, type FieldList } from '../domain/fields.js';
import { commonFields, recordFields } from '../domain/signature.js';
import { compile } from './fill-template.js';
import { DOCUMENT, openPackage, partOf, type Package } from './package.js';
import { picturePath, QR_PICTURE } from './place-picture.js';
import { all, parseXml } from './word-xml.js';

/**
 * Why a template is not fit to be used. `what` names the placeholder, or the element of Word:
 * `unreadable` no Word document; `broken` opened and not closed, or the reverse; `unknown` no placeholder of this form;
 * `rows-missing` a list that would silently be left out; `text-as-rows`, `rows-as-text` used as what it is not;
 * `not-printed` an element that the printing does not know; `picture-missing` no place for the QR code.
 */
export type TemplateFault = Readonly<{
  code:
    | 'unreadable'
    | 'broken'
    | 'unknown'
    | 'rows-missing'
    | 'text-as-rows'
    | 'rows-as-text'
    | 'not-printed'
    | 'picture-missing';
  what: string;
}>;

type Tags = Readonly<{ [name: string]: Tags }>;
type TaggedParts = Readonly<{
  document: Readonly<{ tags: Tags }>;
  headers: readonly Readonly<{ tags: Tags }>[];
  footers: readonly Readonly<{ tags: Tags }>[];
}>;

/** Every fault of a template for a form with these fields; none where it may be used. */
export const templateFaults = (template: Uint8Array, fields: FieldList): readonly TemplateFault[] => {
  const zip = opened(template);
  if (zip === undefined) return [{ code: 'unreadable', what: DOCUMENT }];
  const tags = tagsOf(template);
  if (!isTags(tags)) return tags;
  return [...placeholderFaults(tags, fields), ...elementFaults(zip), ...pictureFaults(zip)];
};

const opened = (template: Uint8Array): Package | undefined => {
  try {
    const zip = openPackage(template);
    return partOf(zip, DOCUMENT) === undefined ? undefined : zip;
  } catch {
    return undefined;
  }
};

const isTags = (value: Tags | readonly TemplateFault[]): value is Tags => !Array.isArray(value);

type TagError = Readonly<{ properties?: Readonly<{ xtag?: string; errors?: readonly TagError[] }> }>;

const tagsOf = (template: Uint8Array): Tags | readonly TemplateFault[] => {
  try {
    const parts = (compile(template) as unknown as { getTags(): TaggedParts }).getTags();
    return Object.assign({}, ...[parts.document, ...parts.headers, ...parts.footers].map(({ tags }) => tags)) as Tags;
  } catch (error) {
    const { errors = [error as TagError] } = (error as TagError).properties ?? {};
    const names = new Set(errors.map(({ properties }) => properties?.xtag ?? ''));
    return [...names].map((what) => ({ code: 'broken', what }) as const);
  }
};

const placeholderFaults = (tags: Tags, fields: FieldList): readonly TemplateFault[] => {
  const allowed: FieldList = { ...fields, ...commonFields };
  const { record, ...others } = tags;
  const lists = Object.entries(fields).filter(([name, field]) => isRows(field) && !Object.hasOwn(others, name));
  return [
    ...scopeFaults(others, allowed, allowed),
    ...(record === undefined ? [missing('record')] : recordFaults(record, allowed)),
    ...lists.map(([name]) => missing(name)),
  ];
};

const missing = (what: string): TemplateFault => ({ code: 'rows-missing', what });

const recordFaults = (tags: Tags, allowed: FieldList): readonly TemplateFault[] => [
  ...scopeFaults(tags, recordFields, { ...allowed, ...recordFields }),
  ...('signatures' in tags ? [] : [missing('signatures')]),
];

/** `own` are the names of the section itself, `known` those of the sections around it too. */
const scopeFaults = (tags: Tags, own: FieldList, known: FieldList): readonly TemplateFault[] =>
  Object.entries(tags).flatMap(([name, inner]): readonly TemplateFault[] => {
    const field = Object.hasOwn(own, name) ? own[name] : Object.hasOwn(known, name) ? known[name] : undefined;
    const isSection = Object.keys(inner).length > 0;
    if (field === undefined) return [{ code: 'unknown', what: name }];
    if (!isRows(field)) return isSection ? [{ code: 'text-as-rows', what: name }] : [];
    return isSection ? scopeFaults(inner, field.row, known) : [{ code: 'rows-as-text', what: name }];
  });

/** What the printing would leave out, or print in another place than Word. */
const NOT_PRINTED = [
  'w:txbxContent',
  'wp:anchor',
  'w:pict',
  'w:object',
  'w:numPr',
  'w:ins',
  'w:del',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:headerReference',
] as const;

const elementFaults = (zip: Package): readonly TemplateFault[] => {
  const document = parseXml(partOf(zip, DOCUMENT)!);
  const found = NOT_PRINTED.filter((name) => all(document, name).length > 0);
  const nested = all(document, 'w:tc').some((cell) => all(cell, 'w:tbl').length > 0) ? ['w:tc w:tbl'] : [];
  const sections = all(document, 'w:sectPr').length > 1 ? ['w:sectPr'] : [];
  return [...found, ...nested, ...sections].map((what) => ({ code: 'not-printed', what }) as const);
};

const pictureFaults = (zip: Package): readonly TemplateFault[] =>
  picturePath(zip, QR_PICTURE) === undefined ? [{ code: 'picture-missing', what: QR_PICTURE }] : [];
