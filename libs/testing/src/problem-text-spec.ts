import type { ProblemTexts, Rejection } from '#kernel';

const PLACEHOLDER = /\{(\w+)\}/g;

const placeholders = (text: string) => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name);
const isChinese = (text: string) => /\p{Script=Han}/u.test(text) && !/[,;:()?!]|[。．]$/u.test(text);
const isEnglish = (text: string) => /^[\x20-\x7e]+[^.]$/u.test(text);

/**
 * What is wrong with a table of texts: a language that is missing or mixed up, or a placeholder that no refusal of
 * `telling` fills. Refusals that tell nothing may be left out of `telling`.
 */
export const textFaults = (texts: ProblemTexts, telling?: readonly Rejection[]): readonly string[] =>
  Object.entries(texts).flatMap(([code, { zh, en, changeZh, changeEn }]) => {
    const told = new Set(
      telling?.filter(({ rejected }) => rejected === code).flatMap(({ params }) => Object.keys(params ?? {})),
    );
    const named = [zh, en, changeZh, changeEn].map(placeholders);
    return [
      ...[zh, changeZh].filter((text) => !isChinese(text)).map((text) => `${code}: not Chinese: ${text}`),
      ...[en, changeEn].filter((text) => !isEnglish(text)).map((text) => `${code}: not English: ${text}`),
      ...(named[0]!.toString() === named[1]!.toString() ? [] : [`${code}: the languages name different things`]),
      ...(telling
        ? named
            .flat()
            .filter((name) => !told.has(name!))
            .map((name) => `${code}: nothing fills {${name}}`)
        : []),
      ...(telling
        ? [...told].filter((name) => !named.flat().includes(name)).map((name) => `${code}: {${name}} is not named`)
        : []),
    ];
  });
