const INSTRUMENT = /《([^《》]{2,80})》/gu;
const ARTICLE = /第[〇零一二三四五六七八九十百千\d]+条/u;
const DOCUMENT_NUMBER = /\p{Script=Han}{2,20}〔(?:19|20)\d{2}〕(?:第)?[1-9]\d{0,4}号/u;
const IS_LAW = /(?:法|法典|条例|章程|准则|规则)(?:（[^）]*）)?$/u;

/**
 * Whether a text names what a ground rests on: an instrument in 《》 with its article, or a document number in official form
 * such as 历城委〔2026〕2号. Where an instrument is a law, its article is named as well. Basis: handbook W1a (a county adds a
 * ground only with its legal basis); GB/T 9704 (document numbers).
 */
export const namesLegalBasis = (text: string): boolean => {
  const instruments = [...text.matchAll(INSTRUMENT)].map(([, title]) => title!);
  const namesArticle = ARTICLE.test(text);
  if (instruments.some((title) => IS_LAW.test(title))) return namesArticle;
  return DOCUMENT_NUMBER.test(text) || (instruments.length > 0 && namesArticle);
};
