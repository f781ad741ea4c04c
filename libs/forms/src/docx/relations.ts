import { DOCUMENT, partOf, type Package } from './package.js';
import { all, attribute, parseXml } from './word-xml.js';

/** What the document refers to: paths inside the package by relation id. */
export const relationsOf = (zip: Package): ReadonlyMap<string, string> => {
  const text = partOf(zip, DOCUMENT.replace('word/', 'word/_rels/') + '.rels');
  if (text === undefined) return new Map();
  return new Map(
    all(parseXml(text), 'Relationship').map((relation) => {
      const target = attribute(relation, 'Target') ?? '';
      return [attribute(relation, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `word/${target}`];
    }),
  );
};
